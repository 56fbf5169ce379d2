#!/bin/bash
# Started as the real one is: by exec, with JAVA_SYS_PROPS before the class path.
here=$(dirname "$(readlink -f "$0")")
exec java -Xmx128m $JAVA_SYS_PROPS -cp "$here/jitsi-videobridge.jar:$here/lib/*" org.jitsi.videobridge.MainKt "$@"
