#!/usr/bin/env bash
# Builds twice, in two places, by two clocks' zones and languages: the packages must be the same to the bit.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/../.."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# Once, for somebody may be at work here meanwhile.
git ls-files -z --cached --others --exclude-standard | tar --null -T - -cf "$work/source.tar"

# $1: where; then variables of its environment
build() {
  local into=$work/$1
  mkdir -p "$into"
  tar -C "$into" -xf "$work/source.tar"
  (cd "$into" && env "${@:2}" mvn -q -B -ntp -pl deb-packaging,privacy-cli -am -DskipTests -Dspotless.check.skip package \
    >"$work/log" 2>&1 && env "${@:2}" deb-packaging/packages.sh >>"$work/log" 2>&1) || { tail -n 30 "$work/log" >&2; exit 1; }
  (cd "$into/deb-packaging/target/packages" && sha256sum ./*.deb) >"$work/${1//\//-}.sums"
}

umask 022
build here TZ=UTC LC_ALL=C.UTF-8
build somewhere/else TZ=Pacific/Kiritimati LC_ALL=C LANG=de_DE.UTF-8
diff "$work/here.sums" "$work/somewhere-else.sums" ||
  { echo "FAILED: two builds of one source differ" >&2; exit 1; }

chmod 600 "$work"/here/privacy-cli/target/classes/jitsiprivacy/cli/JitsiPrivacy.class
! "$work"/here/deb-packaging/packages.sh >"$work/log" 2>&1 ||
  { echo "FAILED: packages are made of what was built with another umask" >&2; exit 1; }
grep -q 'another umask than 022; first: umask 022' "$work/log" ||
  { cat "$work/log" >&2; echo "FAILED: it is not said what to do about the umask" >&2; exit 1; }
