#!/usr/bin/env bash
# Tests the packages: what is in them, and their life in roots of distributions.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")"
. test/roots.sh

usage() {
  cat <<'TEXT'
usage: deb-packaging/test.sh [--all | SUITE...]

Tests the packages that packages.sh made: what is in them; and in a root of each
suite, beside stand-ins for Jicofo and the videobridge, their installation,
configuration, upgrade, downgrade, removal, purge. Must be run by root.

  SUITE   bookworm, trixie, jammy or noble. The one of this machine if none is
          given.
  --all   All of them, piuparts on bookworm, the role for Ansible on two hosts of
          it, the overlay for containers, and whether two builds from two places
          are the same to the bit. A suite that cannot be had here is left out,
          and named. Alone: test/ansible.sh, test/docker.sh.

With JICOFO_HOME and JVB_HOME the real programs are in the packages of the
stand-ins, and are started by their own scripts.

Ends with 3 where a root that was asked for cannot be made, and with 1 when
something is wrong with the packages.

Roots are kept in JITSI_PRIVACY_ROOTS, which is deb-packaging/target/roots if it
is not set.
TEXT
}

all=no
case "${1:-}" in
  -h | --help) usage; exit 0 ;;
  --all) [ $# -eq 1 ] || { usage >&2; exit 2; }; all=yes ;;
  -*) usage >&2; exit 2 ;;
esac
[ "$(id -u)" -eq 0 ] || { echo "test: chroot and debootstrap need root" >&2; exit 2; }
if [ $all = yes ]; then
  set -- "${suites[@]}"
elif [ $# -eq 0 ]; then
  # shellcheck source=/dev/null
  set -- "$(. /etc/os-release && echo "$VERSION_CODENAME")"
fi

say() { printf '\n== packages: %s\n' "$*"; }

say "what is in them"
compgen -G 'target/packages/*.deb' >/dev/null || ./packages.sh >/dev/null
lintian --allow-root --fail-on error,warning,info,pedantic --display-info --pedantic --info target/packages/*.changes
test/contents.sh target/packages

say "a later version, and a signed repository of each"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
export GNUPGHOME=$work/gnupg
mkdir -m 700 "$GNUPGHOME"
gpg --batch --quiet --passphrase '' --quick-generate-key 'for tests only' ed25519 sign never 2>/dev/null
key=$(gpg --batch --with-colons --list-secret-keys | awk -F: '$1 == "fpr" { print $10; exit }')
mkdir "$work/first" "$work/later"
cp target/packages/*.deb "$work/first/"
first=$(dpkg-deb -f "$(find "$work/first" -name 'jitsi-privacy_*.deb')" Version)
test/later.sh "$work/first" "$work/later" "$first+later"
for each in first later; do
  ./repository.sh --key "$key" --packages "$work/$each" --into "$work/repository-$each"
done
test/stand-ins.sh "$work/stand-ins" 1.0-1
test/stand-ins.sh "$work/stand-ins" 1.0-2
# In which the method is called otherwise that invites.
test/stand-ins.sh "$work/stand-ins" 1.0-3 renamed-invite

(cd "$work/stand-ins" && dpkg-scanpackages --multiversion . >Packages 2>/dev/null)

left_out=()
for suite; do
  say "$suite"
  root=$work/root-$suite
  if ! unpack_root "$suite" "$root"; then
    [ $all = yes ] || { echo "test: no root of $suite can be made here" >&2; exit 3; }
    left_out+=("$suite")
    continue
  fi
  cp -r "$work/repository-first" "$work/repository-later" "$work/stand-ins" "$root/srv/"
  cp test/life.sh test/pages.sh "$root/srv/"
  cp -r ../docs "$root/srv/"
  in_root "$root" /srv/life.sh "$first" "$first+later"
  in_root "$root" /srv/pages.sh "$first"
  rm -rf "$root"
done

if [ $all = yes ]; then
  say "piuparts"
  test/piuparts.sh target/packages
  say "Ansible"
  test/ansible.sh target/packages
  say "containers"
  test/docker.sh target/packages
  say "two builds"
  test/reproducible.sh
fi
say "all passed"
for suite in "${left_out[@]}"; do
  echo "left out: $suite, of which no root can be made here"
done
