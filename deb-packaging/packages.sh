#!/usr/bin/env bash
# Makes Debian packages of what "mvn package" built, in target/packages.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")"

usage() {
  cat <<'TEXT'
usage: deb-packaging/packages.sh [--version VERSION]

Makes Debian packages of what "mvn package" built, in deb-packaging/target/packages.

  --version VERSION   Of the packages, instead of that of the build.
TEXT
}

fail() { echo "packages: $*" >&2; exit 2; }

# $1: the name of an element. What stands first in the pom is the project's own.
of_pom() { sed -n "s|^ *<$1>\(.*\)</$1>.*|\1|p" ../pom.xml | head -n 1; }

version=$(of_pom version | sed 's/-SNAPSHOT$/~snapshot/')
case "${1:-}" in
  "") ;;
  --version) [ $# -eq 2 ] || { usage >&2; exit 2; }; version=$2 ;;
  -h | --help) usage; exit 0 ;;
  *) usage >&2; exit 2 ;;
esac
dpkg --validate-version "$version" || fail "not a version of a package: $version"

install=target/install
dist=../privacy-cli/target/dist
for each in "$install/usr/share/jitsi-privacy/agent.jar" "$dist/bin/jitsi-privacy" target/sbom.cdx.json \
  ../privacy-cli/target/sbom.cdx.json target/manual/picocli-codegen.jar; do
  [ -e "$each" ] || fail "there is no $each; first: mvn package, not offline"
done

# Modes of what was compiled stand in the jars: they must be what dpkg-buildpackage, too, makes of them.
odd=$(find ../*/target/classes ../*/*/target/classes -mindepth 1 \( -type d ! -perm 755 -o -type f ! -perm 644 \) -print -quit)
[ -z "$odd" ] || fail "$odd was built with another umask than 022; first: umask 022 && mvn clean package"

# Two builds must not differ in anything, wherever and whoever made them.
SOURCE_DATE_EPOCH=$(date --utc --date "$(of_pom project.build.outputTimestamp)" +%s)
export SOURCE_DATE_EPOCH LC_ALL=C.UTF-8 TZ=UTC
unset JAVA_TOOL_OPTIONS
umask 022

work=target/packages-work source=target/packages-work/jitsi-privacy
rm -rf "$work" target/packages
mkdir -p "$source" target/packages
cp -r debian "$install" "$source/"
cp -r "$dist" "$source/cli"
mkdir "$source/sbom" "$source/man" "$source/completion"
cp target/sbom.cdx.json "$source/sbom/agent.cdx.json"
cp ../privacy-cli/target/sbom.cdx.json "$source/sbom/command.cdx.json"
for unit in service timer; do
  cp "$install/usr/lib/systemd/system/jitsi-privacy-purge.$unit" \
    "$source/debian/jitsi-privacy-retention.jitsi-privacy-purge.$unit"
done
cat >"$source/debian/changelog" <<TEXT
jitsi-privacy ($version) unstable; urgency=medium

  * The changes are in the history of the project.

 -- $(sed -n 's/^Maintainer: //p' debian/control)  $(date -R --date "@$SOURCE_DATE_EPOCH")
TEXT

java -cp "target/manual/picocli-codegen.jar:$(find "$dist/lib" -name '*.jar' | paste -s -d :)" \
  manual/ManualPages.java "$work/man" "$source/completion/jitsi-privacy" >"$work/manual.log" ||
  { cat "$work/manual.log" >&2; fail "the manual pages could not be written"; }
# It is read by the shell of whoever completes, not run.
sed -i '1{/^#!/d}' "$source/completion/jitsi-privacy"
# A line of its own would be taken for an attribute of the text.
sed -i 's/^\[OPTION\.\.\.\]$/{empty}&/' "$work"/man/*.adoc
asciidoctor --backend manpage --destination-dir "$source/man" "$work"/man/*.adoc

(cd "$source" && dpkg-buildpackage --build=binary --no-sign >../build.log 2>&1) ||
  { tail -n 40 "$work/build.log" >&2; fail "dpkg-buildpackage failed"; }
mv "$work"/*.deb "$work"/*.changes "$work"/*.buildinfo target/packages/
ls -l target/packages/*.deb
