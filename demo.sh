#!/usr/bin/env bash
# A meeting of three, guarded, as a timeline. Installs what it needs on Debian or Ubuntu.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")"
. ./prerequisites.sh

case "${1:-}" in
  "") ;;
  -h | --help)
    cat <<'TEXT'
usage: ./demo.sh

Plays a meeting of three participants through joining, refusing, agreeing, a
recording that is refused and one that is allowed, and prints what each side saw.
With JICOFO_HOME and JVB_HOME set it runs on the real Jicofo and JVB.
TEXT
    exit 0
    ;;
  *) echo "demo: no such option: $1 (see --help)" >&2; exit 2 ;;
esac

install_prerequisites
if ! is_built; then
  say "building (a first build fetches its libraries and takes some minutes)"
  mvn -B -ntp -q -pl conference-testbed/harness -am -DskipTests -Dspotless.check.skip package
  mark_built
fi

harness=conference-testbed/harness/target
say "the meeting"
exec java -Djitsiprivacy.install=deb-packaging/target/install \
  -Djitsiprivacy.stand-ins=conference-testbed/stand-ins/target \
  -Djava.util.logging.config.file=/dev/null \
  -cp "$harness/harness.jar:$harness/lib/*" jitsiprivacy.testbed.demo.Demo
