#!/usr/bin/env bash
# piuparts on bookworm: installation, upgrade, removal and purge of each package, alone.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
. test/roots.sh
packages=$(readlink -f "$1")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

unpack_root bookworm "$work/root"
# What is installed in it already was not left by anybody.
tar -C "$work/root" -czf "$work/bookworm.tgz" .
rm -rf "$work/root"

common=$(find "$packages" -name 'jitsi-privacy-common_*.deb')
for deb in "$packages"/*.deb; do
  name=$(dpkg-deb -f "$deb" Package)
  with=()
  case $name in
    jitsi-privacy) mapfile -t with < <(find "$packages" -name '*.deb' -not -path "$deb") ;;
    jitsi-privacy-common | jitsi-privacy-web) ;;
    *) with=("$common") ;;
  esac
  echo "-- $name"
  piuparts --basetgz "$work/bookworm.tgz" --distribution bookworm --mirror "$(mirror_of_debian) main" \
    --skip-logrotatefiles-test --no-eatmydata --log-level error --log-file "$work/log" "${with[@]}" "$deb" >/dev/null 2>&1 ||
    { grep -E 'ERROR|FAIL' -A 10 "$work/log" | tail -n 40 >&2; echo "FAILED: piuparts of $name" >&2; exit 1; }
done
