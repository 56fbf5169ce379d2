#!/bin/bash
# Started as the real one is: by exec, with JAVA_SYS_PROPS before the class path.
here=$(dirname "$(readlink -f "$0")")
exec java -Xmx128m -Dconfig.file=/etc/jitsi/jicofo/jicofo.conf $JAVA_SYS_PROPS \
  -cp "$here/jicofo.jar:$here/lib/*" org.jitsi.jicofo.Main "$@"
