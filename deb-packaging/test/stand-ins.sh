#!/usr/bin/env bash
# Makes packages "jicofo" and "jitsi-videobridge2" with the layout, users, names and scripts of the real ones, and the
# programs of the testbed in them; or with JICOFO_HOME and JVB_HOME the real programs, with their own scripts.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")"
[ $# -eq 2 ] || [ $# -eq 3 ] || { echo "usage: stand-ins.sh DIRECTORY VERSION [VARIANT]" >&2; exit 2; }
mkdir -p "$1"
into=$(readlink -f "$1") version=$2 variant=${3:-}
programs=../../conference-testbed/stand-ins/target
[ -f "$programs/programs.jar" ] || { echo "stand-ins: there is no $programs/programs.jar; first: mvn package" >&2; exit 2; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# $1: the package, $2: its directory below /usr/share, $3: what its jar is called, $4: and its script, $5: where the real
# one is, if at all
package() {
  local root=$work/$1 share=$work/$1/usr/share/$2
  mkdir -p "$root/DEBIAN" "$share/lib"
  if [ -n "$5" ]; then
    cp "$5/$3" "$share/"
    cp "$5"/lib/*.jar "$share/lib/"
    install -m 755 "$5/$4" "$share/"
  else
    cp "$programs/programs.jar" "$share/$3"
    cp "$programs"/lib/*.jar "$share/lib/"
    install -m 755 "stand-ins/$1.sh" "$share/$4"
  fi
  # Classes as another release has them, before its own.
  if [ -n "$variant" ]; then
    cp "$programs/programs-$variant.jar" "$share/a-$variant.jar"
  fi
  echo "$version" >"$share/version"
  install -m 755 "stand-ins/$1.postinst" "$root/DEBIAN/postinst"
  install -m 755 "stand-ins/$1.postrm" "$root/DEBIAN/postrm"
  cat >"$root/DEBIAN/control" <<TEXT
Package: $1
Version: $version
Architecture: all
Maintainer: jitsi-privacy developers <developers@jitsi-privacy.invalid>
Depends: openjdk-17-jre-headless | openjdk-21-jre-headless
Description: stand-in, for tests
TEXT
}

package jicofo jicofo jicofo.jar jicofo.sh "${JICOFO_HOME:-}"
mkdir -p "$work/jicofo/etc/init.d" "$work/jicofo/etc/jitsi/jicofo"
install -m 755 stand-ins/jicofo.init "$work/jicofo/etc/init.d/jicofo"
echo '# Of the stand-in.' >"$work/jicofo/etc/jitsi/jicofo/logging.properties"
printf '%s\n' /etc/init.d/jicofo /etc/jitsi/jicofo/logging.properties >"$work/jicofo/DEBIAN/conffiles"

package jitsi-videobridge2 jitsi-videobridge jitsi-videobridge.jar jvb.sh "${JVB_HOME:-}"
mkdir -p "$work/jitsi-videobridge2/usr/lib/systemd/system" "$work/jitsi-videobridge2/etc/jitsi/videobridge"
cp stand-ins/jitsi-videobridge2.service "$work/jitsi-videobridge2/usr/lib/systemd/system/"
echo '# Of the stand-in.' >"$work/jitsi-videobridge2/etc/jitsi/videobridge/logging.properties"
echo /etc/jitsi/videobridge/logging.properties >"$work/jitsi-videobridge2/DEBIAN/conffiles"

for each in jicofo jitsi-videobridge2; do
  dpkg-deb --root-owner-group -Zgzip --build "$work/$each" "$into/${each}_${version}_all.deb" >/dev/null
done
