#!/bin/sh
# Ends the bridge of the tests, which has no meetings; and says that it was asked to.
echo drained >>/srv/drained
start-stop-daemon --stop --oknodo --retry 10 --remove-pidfile --pidfile /run/jitsi-videobridge.pid
