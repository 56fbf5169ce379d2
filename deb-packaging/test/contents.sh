#!/usr/bin/env bash
# Checks what is in packages: every library has its licence named and stands in the SBOM, none is there twice, each
# command has its manual.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
packages=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
failed=no
complain() { echo "FAILED: $*" >&2; failed=yes; }

for deb in "$packages"/*.deb; do
  dpkg-deb -x "$deb" "$work"
done
share=$work/usr/share/jitsi-privacy

# Those that are for one file name only; what is ours is under "*".
mapfile -t named < <(awk '/^Files:/ { on = 1; sub(/^Files:/, "") } /^[^ ]/ && !/^Files:/ { if ($0 !~ /^\*\//) on = 0 }
  on { print $1 }' "$work/usr/share/doc/jitsi-privacy-common/copyright" | sed -n 's|^\*/||p')
[ ${#named[@]} -gt 20 ] || complain "copyright names ${#named[@]} libraries only"
declare -A used=()
while read -r jar; do
  name=${jar##*/}
  case $name in
    *-"$(sed -n 's|^ *<version>\(.*\)</version>.*|\1|p' ../pom.xml | head -n 1)".jar) continue ;;
  esac
  by=''
  for pattern in "${named[@]}"; do
    # shellcheck disable=SC2053
    [[ $name == $pattern ]] && by=$pattern
  done
  [ -n "$by" ] || complain "copyright does not name $name"
  used[${by:-none}]=1
done < <(find "$share" -name '*.jar')
for pattern in "${named[@]}"; do
  [ -n "${used[$pattern]:-}" ] || complain "copyright names $pattern, which is not bundled"
done

# $1: an SBOM; then directories whose libraries it must name, each by its hash
in_sbom() {
  local sbom=$share/sbom/$1 jar hash
  shift
  while read -r jar; do
    hash=$(sha256sum <"$jar" | cut -d ' ' -f 1)
    grep -q "\"$hash\"" "$sbom" || complain "${sbom##*/} does not have ${jar##*/}, as it is bundled"
  done < <(find -L "$@" -name '*.jar' -not -name 'privacy-cli-*')
}
in_sbom agent.cdx.json "$share/lib"
in_sbom command.cdx.json "$share/cli/lib"

twice=$(find "$share" -name '*.jar' -type f -exec sha256sum {} + | sort | uniq -w 64 -d)
[ -z "$twice" ] || complain "in the package twice: $twice"

mapfile -t commands < <("$share/cli/bin/jitsi-privacy" --help | sed -n '/^Commands:/,$s/^  \([a-z][a-z]*\) .*/\1/p')
[ ${#commands[@]} -gt 0 ] || complain "the command has no commands"
for each in '' "${commands[@]/#/-}" -recordings-open -audit-verify; do
  page=$work/usr/share/man/man1/jitsi-privacy$each.1.gz
  [ -e "$page" ] || { complain "there is no manual of jitsi-privacy$each"; continue; }
  said=$(man --warnings -E UTF-8 -l "$page" 2>&1 >/dev/null)
  [ -z "$said" ] || complain "the manual of jitsi-privacy$each: $said"
done
[ $failed = no ]
