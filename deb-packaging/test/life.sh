#!/bin/bash
# Run in a root: the packages from their installation to their purge, beside stand-ins for Jicofo and the videobridge.
set -euo pipefail
first=$1 later=$2
export DEBIAN_FRONTEND=noninteractive
ours=(jitsi-privacy jitsi-privacy-common jitsi-privacy-jicofo jitsi-privacy-jvb jitsi-privacy-jibri
  jitsi-privacy-retention jitsi-privacy-web)
state=/var/lib/jitsi-privacy
privacy=/etc/jitsi/privacy
alert=$state/alerts/compatibility.txt
log=/srv/log

step() { printf -- '-- %s\n' "$*"; }

fail() {
  echo "FAILED: $*" >&2
  tail -n 30 $log >&2
  exit 1
}

# $1: what must hold; then a command that says so.
check() {
  local what=$1
  shift
  "$@" >>$log 2>&1 || fail "$what ($*)"
}

check_not() {
  local what=$1
  shift
  ! "$@" >>$log 2>&1 || fail "$what ($*)"
}

# $1: a path, $2: mode, owner and group as they must be
check_access() {
  [ "$(stat -c '%a %U:%G' "$1" 2>&1)" = "$2" ] || fail "$1 is $(stat -c '%a %U:%G' "$1" 2>&1), not $2"
}

apt() {
  apt-get -qq -o Dpkg::Use-Pty=0 "$@" >$log.apt 2>&1 || { cat $log.apt >>$log; fail "apt-get $*"; }
  cat $log.apt >>$log
  # What a shell could not do must not be lost among what was done.
  ! grep -E "warning: while removing|error processing|Conffile|command not found" $log.apt || fail "apt-get $*"
}

preseed() { echo "jitsi-privacy-common $*" | debconf-set-selections; }

# $1: a version; then what else to say to apt
install_all() { apt install "${@:2}" "${ours[@]/%/=$1}"; }

member() { id -nG "$1" | tr ' ' '\n' | grep -qx jitsi-privacy; }

# Files with their content, owners and modes; without those that a system rewrites when a user or a package comes.
picture() {
  find / -xdev \( -path /proc -o -path /sys -o -path /dev -o -path /run -o -path /tmp -o -path /srv -o -path /var/log \
    -o -path /var/cache -o -path /var/lib/dpkg -o -path /var/lib/apt -o -path /var/lib/systemd \) -prune -o \
    \( -type f -o -type d -o -type l \) -printf '%p %y %m %u:%g %l\n' |
    grep -Ev '^/etc/((passwd|group|shadow|gshadow|subuid|subgid)-?|\.pwd\.lock) |^/etc d |^/var/lib d |^/root/' | sort
  find /etc /usr -xdev -type f -not -name 'passwd*' -not -name 'group*' -not -name '*shadow*' -not -name 'sub[ug]id*' \
    -not -name .pwd.lock -print0 | sort -z | xargs -0 sha256sum
}

# The files of others, which nothing of ours may change.
others() { picture | grep -v -e jitsi-privacy -e /etc/jitsi/privacy -e '^/etc/jitsi d ' -e '\.service\.d d '; }

# A directory that is new may be ours; a file may not.
unchanged() {
  others >/srv/others.now
  diff /srv/others /srv/others.now >/srv/changes || true
  ! grep -E '^<|^> [^ ]+ [fl] |^> [0-9a-f]{64} ' /srv/changes >>$log || fail "files of others changed: $*"
}

# $1: a drop-in, $2: a name. What stands behind it.
of_drop_in() { sed -n "s/^$2=//p" "/usr/lib/systemd/system/$1.service.d/jitsi-privacy.conf"; }

# As systemd does it: what the unit says, with what our drop-in adds.
start_jicofo() {
  local before
  while read -r before; do
    ${before#-+}
  done < <(of_drop_in jicofo ExecStartPre)
  env "$(of_drop_in jicofo Environment)" /etc/init.d/jicofo start
}

start_bridge() {
  (
    set -a
    # shellcheck source=/dev/null
    . /etc/jitsi/videobridge/config
    exec setpriv --reuid jvb --regid jitsi --groups "jitsi,$(of_drop_in jitsi-videobridge2 SupplementaryGroups)" \
      env "$(of_drop_in jitsi-videobridge2 Environment)" /usr/share/jitsi-videobridge/jvb.sh </dev/null \
      >>/var/log/jitsi/jvb.log 2>&1
  ) &
  bridge=$!
}

# $1: a program, whose guards have to hold, or be off, within a minute
await_guards() {
  local i
  for ((i = 0; i < 600; i++)); do
    ! check_states "$1" 2>/dev/null || return 0
    sleep 0.1
  done
  tail -n 30 /var/log/jitsi/*.log >&2
  check "the guards of $1 hold" check_states "$1"
}

# $1: a guard, $2: a program
holds() { grep -A 1 "\"id\" : \"$1\"" "/run/jitsi-privacy/$2.status.json" | grep '"state" : "active"'; }

check_states() {
  [ -s "/run/jitsi-privacy/$1.status.json" ] &&
    ! grep -E '"state" : "(closed|unprotected)"' "/run/jitsi-privacy/$1.status.json"
}

runs_with_guards() {
  rm -f /run/jitsi-privacy/*.status.json /var/log/jitsi/jicofo.log /var/log/jitsi/jvb.log
  start_jicofo >>$log 2>&1
  await_guards jicofo
  check "Jicofo's JVM has the agent" grep -q 'JAVA_TOOL_OPTIONS: -javaagent:/usr/share/jitsi-privacy/agent.jar' \
    /var/log/jitsi/jicofo.log
  check_access /run/jitsi-privacy/jicofo.status.json "640 jicofo:jitsi-privacy"
  start_bridge
  await_guards jvb
  check_access /run/jitsi-privacy/jvb.status.json "640 jvb:jitsi-privacy"
  for each in jicofo jvb; do
    check "the log anonymizer holds in $each" holds log-anonymizer $each
  done
  check "keys of pseudonyms are there" compgen -G "$state/keys/addresses/*.key"
  for key in "$state"/keys/addresses/*.key; do
    [ "$(stat -c '%a %G' "$key")" = "660 jitsi-privacy" ] || fail "$key is not shared: $(stat -c '%a %U:%G' "$key")"
  done
  /etc/init.d/jicofo stop >>$log 2>&1
  kill $bridge
  wait $bridge || true
}

as_installed() {
  check_access $privacy "750 root:jitsi-privacy"
  check_access $state "2770 jitsi-privacy:jitsi-privacy"
  check_access $state/keys/addresses "2770 jitsi-privacy:jitsi-privacy"
  check_access /run/jitsi-privacy "2775 jitsi-privacy:jitsi-privacy"
  for each in jicofo jvb jibri; do
    check "$each shares files of the guards" member $each
  done
  check "jicofo is in its own group, too" sh -c 'id -gn jicofo | grep -qx jitsi'
  check "the timer is on" test -L /etc/systemd/system/timers.target.wants/jitsi-privacy-purge.timer
  check "the user jicofo may read the configuration" \
    runuser -u jicofo -- jitsi-privacy retention report
  check_not "others may not read it" runuser -u nobody -- cat $privacy/privacy.conf
  libraries=(/usr/share/jitsi-privacy/lib/plugin-runtime-*.jar)
  check "no library is there in two versions" test ${#libraries[@]} -eq 1
  check_not "no link leads nowhere" sh -c 'find -L /usr/share/jitsi-privacy -type l | grep .'
}

step "the machine before: Jicofo, the bridge, and the user of Jibri"
: >$log
apt install adduser >/dev/null
useradd -r -s /usr/sbin/nologin jibri
dpkg -i /srv/stand-ins/*_1.0-1_all.deb >>$log 2>&1
for each in first later; do
  cat >/etc/apt/sources.list.d/$each.sources <<TEXT
Types: deb
URIs: file:/srv/repository-$each
Suites: stable
Components: main
Signed-By: /srv/repository-$each/jitsi-privacy.gpg
TEXT
done
apt update
picture >/srv/before
others >/srv/others

step "install, with answers given ahead"
preseed jitsi-privacy/guards multiselect log-anonymizer, consent-gate
preseed jitsi-privacy/retention-preset select strict
install_all "$first"
as_installed
unchanged "install"
check "what was answered holds" grep -qx 'privacy.consent-gate.enabled = true' $privacy/debconf.conf
check "what was not, does not" grep -qx 'privacy.recording-guard.enabled = false' $privacy/debconf.conf
check "as short as strict says" sh -c "jitsi-privacy retention report | grep -F '\`jicofo-logs\`' | grep -F '3 days'"
check "the manual is there" test -s /usr/share/man/man1/jitsi-privacy-purge.1.gz -o -e /etc/dpkg/dpkg.cfg.d/excludes
check "completion knows the commands" bash -c '. /usr/share/bash-completion/completions/jitsi-privacy && complete -p jitsi-privacy'
check "the web server can serve the dialog" runuser -u nobody -- cat /usr/share/jitsi-privacy/web/consent.js
runs_with_guards
check "the consent gate holds in Jicofo" holds consent-gate jicofo

step "without systemd it says what to do, and that works"
check "one line to add" grep -q 'then export JAVA_TOOL_OPTIONS=-javaagent:' $log
cp -p /etc/jitsi/jicofo/config /srv/config.jicofo
sed -n 's/^  \(if \[ -f .*agent.jar.*\)$/\1/p' $log | head -n 1 >>/etc/jitsi/jicofo/config
rm -f /run/jitsi-privacy/jicofo.status.json
/etc/init.d/jicofo start >>$log 2>&1
await_guards jicofo
/etc/init.d/jicofo stop >>$log 2>&1
cp -p /srv/config.jicofo /etc/jitsi/jicofo/config

step "answers can be changed, and are not lost with debconf's memory of them"
preseed jitsi-privacy/guards multiselect log-anonymizer, consent-gate, recording-guard
dpkg-reconfigure jitsi-privacy-common >>$log 2>&1
check "the recording guard is on" grep -qx 'privacy.recording-guard.enabled = true' $privacy/debconf.conf
echo PURGE | debconf-communicate jitsi-privacy-common >>$log
apt install --reinstall "jitsi-privacy-common=$first"
check "it still is" grep -qx 'privacy.recording-guard.enabled = true' $privacy/debconf.conf
check "and strict is" grep -q presets/strict.conf $privacy/debconf.conf

step "a mistake in the configuration is told, and stops nothing"
echo 'privacy.retention.nonsense = 1' >>$privacy/privacy.conf
apt install --reinstall "jitsi-privacy-common=$first"
check "with the file and the option" grep -q "$privacy/privacy.conf:.*nonsense" $log.apt
sed -i '$d' $privacy/privacy.conf

step "the audit trail is made with a name, and stays off without one"
preseed jitsi-privacy/guards multiselect log-anonymizer, consent-gate, recording-guard, audit-trail
dpkg-reconfigure jitsi-privacy-common >>$log 2>&1
check "off" grep -qx 'privacy.audit-trail.enabled = false' $privacy/debconf.conf
preseed jitsi-privacy/audit-name string meet.example/audit
dpkg-reconfigure jitsi-privacy-common >>$log 2>&1
check "on" grep -qx 'privacy.audit-trail.enabled = true' $privacy/debconf.conf
check_access $state/audit "2770 jitsi-privacy:jitsi-privacy"
runs_with_guards
check "both wrote down what they were set to" sh -c "[ \$(jitsi-privacy audit tail --json | wc -l) -ge 2 ]"
check "the trail verifies" jitsi-privacy audit verify

step "the purge, as its timer starts it, by a user of its own"
# $1: a setting of the unit
of_purge() { sed -n "s/^$1=//p" /usr/lib/systemd/system/jitsi-privacy-purge.service; }
# As setpriv calls them.
rights=-all$(of_purge AmbientCapabilities | tr ' ' '\n' | sed 's/CAP_/,+/' | tr -d '\n' | tr '[:upper:]' '[:lower:]')
touch -d '30 days ago' /var/log/jitsi/jicofo.log.1
chown jicofo:jitsi /var/log/jitsi/jicofo.log.1
check "it comes to its end" setpriv --reuid "$(of_purge User)" --regid "$(of_purge Group)" --init-groups --no-new-privs \
  --inh-caps "$rights" --ambient-caps "$rights" --bounding-set "$rights" -- sh -c "exec $(of_purge ExecStart)"
check_not "what is too old is gone" test -e /var/log/jitsi/jicofo.log.1
check_access $state/consent.db "660 jicofo:jitsi-privacy"
runs_with_guards

step "an upgrade of Jicofo is checked before it is restarted"
dpkg -i /srv/stand-ins/jicofo_1.0-3_all.deb >$log.apt 2>&1 || fail "the upgrade of Jicofo"
check "the terminal says what does not fit" grep -q inviteChatMember $log.apt
check "a file says so" grep -q "hook-missing" $alert
check_access $alert "640 jitsi-privacy:jitsi-privacy"
dpkg -i /srv/stand-ins/jicofo_1.0-2_all.deb >$log.apt 2>&1 || fail "another version of Jicofo"
check_not "when all fits, the file is gone" test -e $alert
dpkg -i /srv/stand-ins/jitsi-videobridge2_1.0-2_all.deb >$log.apt 2>&1 || fail "the upgrade of the bridge"
check_not "of the bridge, too" test -e $alert
# Stands before ours in PATH.
cat >/usr/local/bin/jitsi-privacy <<'SCRIPT'
#!/bin/sh
[ "$1 $2 $3" != "doctor --only compatibility" ] || exit "$(cat /srv/verdict)"
exec /usr/bin/jitsi-privacy "$@"
SCRIPT
chmod +x /usr/local/bin/jitsi-privacy
export PATH=/usr/local/bin:$PATH
echo 70 >/srv/verdict
dpkg -i /srv/stand-ins/jicofo_1.0-2_all.deb >$log.apt 2>&1 || fail "an upgrade while the check is broken"
check "that it could not be checked is said" grep -q "could not be checked" $log.apt
rm /usr/local/bin/jitsi-privacy
hash -r
others >/srv/others

step "a Jicofo that was purged and installed anew shares files again"
apt purge jicofo
dpkg -i /srv/stand-ins/jicofo_1.0-2_all.deb >>$log 2>&1
# As it is when users were made meanwhile.
usermod -u 880 jicofo
dpkg -i /srv/stand-ins/jicofo_1.0-2_all.deb >>$log 2>&1
check "it does" member jicofo
check "and its own keys are its own" runuser -u jicofo -- sh -c "cat $state/keys/pseudonym.key $state/keys/bridge-grant/focus.key"
check_not "but nobody else's" runuser -u jvb -- cat $state/keys/bridge-grant/focus.key
runs_with_guards
others >/srv/others

step "upgrade"
echo '# Of the operator.' >>$privacy/privacy.conf
install_all "$later"
as_installed
unchanged "upgrade"
check "the operator's line stays" grep -qx '# Of the operator.' $privacy/privacy.conf
check "the guards stay" grep -qx 'privacy.audit-trail.enabled = true' $privacy/debconf.conf
runs_with_guards

step "downgrade"
install_all "$first" --allow-downgrades
as_installed
unchanged "downgrade"
check "the guards stay" grep -qx 'privacy.audit-trail.enabled = true' $privacy/debconf.conf
runs_with_guards

step "remove"
apt remove "${ours[@]}"
unchanged "remove"
for each in jicofo jvb jibri; do
  check_not "$each shares nothing any more" member $each
done
check_not "no drop-in is left" sh -c 'find / -xdev -path "/*.service.d*" | grep -E "jicofo|videobridge"'
check_not "nothing of the programs is left" test -e /usr/share/jitsi-privacy
check "the configuration is" test -s $privacy/privacy.conf
check "the records are" test -d $state/audit
/etc/init.d/jicofo start >>$log 2>&1
check "Jicofo starts without us" /etc/init.d/jicofo status
/etc/init.d/jicofo stop >>$log 2>&1

step "install again"
install_all "$first"
as_installed
unchanged "install again"
check "the guards are those of before" grep -qx 'privacy.recording-guard.enabled = true' $privacy/debconf.conf
runs_with_guards

step "purge: what may have to be kept stays"
apt purge "${ours[@]}"
unchanged "purge"
check_not "the configuration is gone" test -e $privacy
check "the records stay" test -d $state/audit
check "and whose they are is known" getent passwd jitsi-privacy

step "purge with a word about that: nothing stays"
install_all "$first"
preseed jitsi-privacy/purge-state boolean true
apt purge "${ours[@]}"
check_not "no record stays" test -e $state
check_not "nor the directory in /run" test -e /run/jitsi-privacy
check_not "nor the user" getent passwd jitsi-privacy
check_not "nor the group" getent group jitsi-privacy
unchanged "purge of all"
picture | grep -e jitsi-privacy -e /etc/jitsi/privacy >/srv/left || true
[ ! -s /srv/left ] || { cat /srv/left >&2; fail "something is left"; }

step "all of it by default answers, and gone again without a trace"
install_all "$first"
check "logs are anonymized" grep -qx 'privacy.log-anonymizer.enabled = true' $privacy/debconf.conf
check "meetings are as they were" grep -qx 'privacy.consent-gate.enabled = false' $privacy/debconf.conf
apt purge "${ours[@]}"
check_not "nothing was recorded, so nothing stays" test -e $state
unchanged "purge by default answers"
