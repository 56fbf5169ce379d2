#!/usr/bin/env bash
# Builds and tests everything. Installs what it needs on Debian or Ubuntu.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")"
. ./prerequisites.sh
umask 022 # Modes stand in the jars, and so in the packages.

usage() {
  cat <<'TEXT'
usage: ./verify.sh [--live | --slow | --packages | --benchmarks]

Builds everything and runs all tests, the scenarios on stand-in programs, and
the demo. Run by root it also installs, upgrades and purges the packages in a
root of this distribution.

  --live   runs the scenarios on a real Jicofo and JVB instead. JICOFO_HOME and
           JVB_HOME name their directories, as the Debian packages lay them out
           (/usr/share/jicofo, /usr/share/jitsi-videobridge). Where LIB_JITSI_MEET
           names lib-jitsi-meet.min.js, as its own build makes it, two browsers
           meet there with sound and pictures; otherwise that is left out.
           With JITSI_PRIVACY_ROOT they run on what the packages have installed
           below that directory, which is / on a host, instead of on the build.
  --slow   also runs what takes too long for every time: thousands of crashes and
           kills of what writes the audit log, and the hunt for new findings
           with Jazzer. Takes an hour.
  --packages
           only builds, and tests the packages in all distributions, with
           piuparts, and whether two builds are the same. Needs root; takes half
           an hour.
  --benchmarks
           measures what docs/benchmarks.md shows, on the real programs where
           those two are set; takes an hour on a quiet machine.
TEXT
}

live=no slow=no packages=no benchmarks=no
case "${1:-}" in
  "") ;;
  --live) live=yes ;;
  --slow) slow=yes ;;
  --packages) packages=yes ;;
  --benchmarks) benchmarks=yes ;;
  -h | --help) usage; exit 0 ;;
  *) usage >&2; exit 2 ;;
esac
[ $# -le 1 ] || { usage >&2; exit 2; }

if [ "$live" = yes ]; then
  [ -f "${JICOFO_HOME:-}/jicofo.sh" ] || { echo "verify: JICOFO_HOME holds no jicofo.sh" >&2; exit 2; }
  [ -f "${JVB_HOME:-}/jvb.sh" ] || { echo "verify: JVB_HOME holds no jvb.sh" >&2; exit 2; }
  [ -z "${JITSI_PRIVACY_ROOT:-}" ] || [ -x "$JITSI_PRIVACY_ROOT/usr/bin/jitsi-privacy" ] ||
    { echo "verify: JITSI_PRIVACY_ROOT has no usr/bin/jitsi-privacy" >&2; exit 2; }
  [ -z "${LIB_JITSI_MEET:-}" ] || [ -f "$LIB_JITSI_MEET" ] ||
    { echo "verify: LIB_JITSI_MEET is no file" >&2; exit 2; }
elif [ "$benchmarks" = no ]; then
  unset JICOFO_HOME JVB_HOME
fi

if [ "$packages" = yes ]; then
  install_prerequisites with-browser with-piuparts
  say "building"
  mvn -B -ntp -q -DskipTests package
  deb-packaging/packages.sh
  deb-packaging/test.sh --all
  exit 0
fi
install_prerequisites with-browser
if [ "$benchmarks" = yes ]; then
  say "building"
  mvn -B -ntp -q -pl conference-testbed/benchmarks -am -DskipTests package
  target=conference-testbed/benchmarks/target
  run=(java -Djitsiprivacy.install=deb-packaging/target/install
    -Djitsiprivacy.stand-ins=conference-testbed/stand-ins/target
    -Djitsiprivacy.cli="$PWD/privacy-cli/target/dist/bin/jitsi-privacy"
    -Djava.util.logging.config.file=/dev/null -cp "$target/benchmarks.jar:$target/lib/*")
  for main in AgentStart GrantToUnmuted ManyRooms JoiningRush ScrubThroughput ScrubPeers SealPeers PurgePeers AuditBenchmark; do
    say "$main"
    "${run[@]}" "jitsiprivacy.benchmarks.$main"
  done
  say "stanzas (JMH)"
  "${run[@]}" org.openjdk.jmh.Main -prof gc
  exit 0
fi
say "building and testing (live: $live)"
if [ "$live" = yes ]; then
  reports=conference-testbed/harness/target/surefire-reports
  rm -rf "$reports"
  scenarios='*Scenarios'
  [ -n "${LIB_JITSI_MEET:-}" ] || scenarios+=',!BrowserMedia*Scenarios'
  installed=()
  if [ -n "${JITSI_PRIVACY_ROOT:-}" ]; then
    installed=("-Djitsiprivacy.installed=$JITSI_PRIVACY_ROOT"
      "-Djitsiprivacy.installed-command=$JITSI_PRIVACY_ROOT/usr/bin/jitsi-privacy")
  fi
  mvn -B -ntp -pl conference-testbed/harness -am package \
    -Dtest="$scenarios" -Dsurefire.failIfNoSpecifiedTests=false "${installed[@]}"
  if grep -lE '<testsuite [^>]*skipped="[1-9]' $reports/*.xml; then
    echo "verify: scenarios were skipped" >&2
    exit 1
  fi
else
  mvn -B -ntp verify
fi
if [ "$slow" = yes ]; then
  say "what is slow"
  mvn -B -ntp -pl audit-trail test -Dslow=true -Dtest='CrashPointsTest,KillTest,ArchiveProcessesTest'
  fuzz_tests=$(grep -rl --include='*Test.java' '@FuzzTest' . | xargs -n 1 basename -s .java | paste -sd ,)
  JAZZER_FUZZ=1 mvn -B -ntp test -Dtest="$fuzz_tests" -Dsurefire.failIfNoSpecifiedTests=false
fi
mark_built
./demo.sh
if [ "$live" = no ]; then
  say "packages"
  deb-packaging/packages.sh
  if [ "$(id -u)" -eq 0 ]; then
    deb-packaging/test.sh || { code=$?; [ $code -eq 3 ] || exit $code; left_out="no root of this distribution can be made here"; }
  else
    left_out="it needs root"
  fi
fi
say "all passed"
[ -z "${left_out:-}" ] || echo "left out: the packages' installation and life, since $left_out"
if [ "$live" = yes ] && [ -z "${LIB_JITSI_MEET:-}" ]; then
  echo "left out: two browsers that exchange sound and pictures, since LIB_JITSI_MEET is not set"
fi
