#!/usr/bin/env bash
# Makes of packages those of a later version, with another configuration file and other names of our own libraries, as
# a release would have them.
set -euo pipefail
[ $# -eq 3 ] || { echo "usage: later.sh FROM INTO VERSION" >&2; exit 2; }
from=$1 into=$2 version=$3
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for deb in "$from"/*.deb; do
  name=$(dpkg-deb -f "$deb" Package)
  old=$(dpkg-deb -f "$deb" Version)
  root=$work/$name
  dpkg-deb -R "$deb" "$root"
  sed -i "s/^Version: .*/Version: $version/; s/(= $old)/(= $version)/g" "$root/DEBIAN/control"
  if [ "$name" = jitsi-privacy-common ]; then
    echo '# Of the later version.' >>"$root/usr/share/jitsi-privacy/presets/strict.conf"
    mv "$root"/usr/share/jitsi-privacy/lib/plugin-runtime-*.jar "$root/usr/share/jitsi-privacy/lib/plugin-runtime-later.jar"
    rm "$root"/usr/share/jitsi-privacy/cli/lib/plugin-runtime-*.jar
    ln -s ../../lib/plugin-runtime-later.jar "$root/usr/share/jitsi-privacy/cli/lib/plugin-runtime-later.jar"
    (cd "$root" && find . -type f -not -path './DEBIAN/*' -printf '%P\0' | sort -z | xargs -0 md5sum >DEBIAN/md5sums)
  fi
  dpkg-deb --root-owner-group -Zgzip --build "$root" "$into/${name}_${version}_all.deb" >/dev/null
done
