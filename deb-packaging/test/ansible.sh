#!/usr/bin/env bash
# The role of docs/ansible on two hosts of Debian 12, which are roots: installed, configured, upgraded and restarted; and
# stopped at the first one by what is planted there. Must be run by root.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
. test/roots.sh
. test/hosts.sh
packages=$(readlink -f "${1:-target/packages}")
work=$(mktemp -d)
trap 'stop_hosts "$work/hosts"; rm -rf --one-file-system "$work"' EXIT
log=$work/log
: >"$log"

step() { printf -- '-- %s\n' "$*"; }

fail() {
  echo "FAILED: $*" >&2
  tail -n 60 "$log" >&2
  exit 1
}

check() {
  local what=$1
  shift
  "$@" >>"$log.checks" 2>&1 || fail "$what ($*)"
}

check_not() {
  local what=$1
  shift
  ! "$@" >>"$log.checks" 2>&1 || fail "$what ($*)"
}

on() { on_host "$work/hosts" "$@"; }

# Arguments: of ansible-playbook. Its exit code is this one's.
roll() {
  (cd "$work/docs/ansible" && ansible-playbook -i inventory.ini rollout.yml "$@") >"$log" 2>&1 </dev/null
}

# $1: a host, $2: what its line of the recap must have
recap() { check "$1: $2" grep -E "^$1 +:.* $2( |\$)" "$log"; }

untouched() {
  recap meet-1 failed=1
  check_not "$2" grep -E '^jvb-1 +:' "$log"
  check_not "$2" grep -q "$1" "$work/hosts/jvb-1/$fragment"
}

starts() { grep -c 'Starting Jicofo' "$work/hosts/meet-1/var/log/jitsi/jicofo.log"; }

# $1: a host, $2: a main class. Started, and then stood still: the stand-ins give up where they find no server for long.
still() {
  local i
  for ((i = 0; i < 300; i++)); do
    ! on "$1" pkill -STOP -f "$2" || return 0
    sleep 0.1
  done
  fail "$2 does not start on $1"
}

step "two hosts, and a repository of two versions"
export GNUPGHOME=$work/gnupg
mkdir -m 700 "$GNUPGHOME"
gpg --batch --quiet --passphrase '' --quick-generate-key 'for tests only' ed25519 sign never 2>/dev/null
key=$(gpg --batch --with-colons --list-secret-keys 2>/dev/null | awk -F: '$1 == "fpr" { print $10; exit }')
mkdir "$work/first" "$work/later" "$work/hosts"
cp "$packages"/*.deb "$work/first/"
first=$(dpkg-deb -f "$(find "$work/first" -name 'jitsi-privacy_*.deb')" Version)
test/later.sh "$work/first" "$work/later" "$first+later"
./repository.sh --key "$key" --packages "$work/first" --into "$work/repository"
test/stand-ins.sh "$work/stand-ins" 1.0-1
fragment=etc/jitsi/privacy/conf.d/50-ansible.conf

unpack_root bookworm "$work/hosts/meet-1"
in_root "$work/hosts/meet-1" sh -c 'export DEBIAN_FRONTEND=noninteractive
  apt-get -qq update && apt-get -qq install --no-install-recommends python3 python3-apt' >"$log" 2>&1 || fail "Python on the hosts"
# What comes from elsewhere is there; from now on it is as fast and sure as the disk.
rm -rf "$work/hosts/meet-1"/etc/apt/sources.list "$work/hosts/meet-1"/var/lib/apt/lists/*
cp -a "$work/hosts/meet-1" "$work/hosts/jvb-1"
for host in meet-1 jvb-1; do
  echo $host >"$work/hosts/$host/etc/hostname"
  cp -r "$work/repository" "$work/hosts/$host/srv/"
  cp "$work"/stand-ins/*.deb "$work/hosts/$host/srv/"
  start_host "$work/hosts" $host
  on $host sh -c 'dpkg -i /srv/jitsi-videobridge2_*.deb' >>"$log" 2>&1
  # There is no systemd to start it; and the script of the real one wants an answer of its REST interface.
  cp test/ansible/bridge.init "$work/hosts/$host/etc/init.d/jitsi-videobridge2"
  cp test/ansible/graceful_shutdown.sh "$work/hosts/$host/usr/share/jitsi-videobridge/"
done
# Both are on one network.
sed -i 's/18080/18081/; s/10000/10001/' "$work/hosts/jvb-1/etc/jitsi/videobridge/jvb.conf"
on meet-1 sh -c 'dpkg -i /srv/jicofo_*.deb' >>"$log" 2>&1
# As the package says it where there is no systemd.
line='if [ -f /usr/share/jitsi-privacy/agent.jar ]; then export JAVA_TOOL_OPTIONS=-javaagent:/usr/share/jitsi-privacy/agent.jar; fi'
echo "$line" >>"$work/hosts/meet-1/etc/jitsi/jicofo/config"
on meet-1 /etc/init.d/jicofo start >>"$log" 2>&1
for ((i = 0; i < 600; i++)); do
  ! starts >/dev/null 2>&1 || break
  sleep 0.1
done
still meet-1 org.jitsi.jicofo.Main

mkdir "$work/docs"
cp -r ../docs/ansible "$work/docs/"
cp "$work/repository/jitsi-privacy.gpg" "$work/docs/ansible/"
sed -i 's|^jitsi_privacy_repository: .*|jitsi_privacy_repository: file:/srv/repository|' "$work/docs/ansible/group_vars/all.yml"
mkdir "$work/command" "$work/bin"
dpkg-deb -x "$(find "$work/first" -name 'jitsi-privacy-common_*.deb')" "$work/command"
ln -s "$work/command/usr/share/jitsi-privacy/cli/bin/jitsi-privacy" "$work/bin/jitsi-privacy"
export PATH=$work/bin:$PATH JITSI_PRIVACY_HOSTS=$work/hosts ANSIBLE_CONNECTION_PLUGINS=$PWD/test/ansible \
  ANSIBLE_TRANSPORT=in_root ANSIBLE_BECOME_ASK_PASS=false ANSIBLE_NOCOLOR=1 ANSIBLE_HOME=$work/ansible \
  ANSIBLE_PYTHON_INTERPRETER=/usr/bin/python3 ANSIBLE_LOCALHOST_WARNING=false ANSIBLE_PIPELINING=true
unset ANSIBLE_CONFIG

step "what is there already stays; what is not is made"
roll || fail "the first roll"
ok_hosts() { recap meet-1 failed=0 && recap jvb-1 failed=0; }
ok_hosts
for host in meet-1 jvb-1; do
  check "the fragment is for the guards alone" on $host sh -c "stat -c '%a %U:%G' /$fragment | grep -x '640 root:jitsi-privacy'"
  check "the guards are on" on $host grep -qx 'privacy.consent-gate.enabled = true' /etc/jitsi/privacy/debconf.conf
  check "as short as strict" on $host grep -q presets/strict.conf /etc/jitsi/privacy/debconf.conf
  check "the report is here" grep -q "\"host\" *: *\"$host\"" "$work/docs/ansible/reports/$host.json"
done
check "Jicofo is as it was" on meet-1 pgrep -f org.jitsi.jicofo.Main
check "and was not started again" test "$(starts)" -eq 1
check "and that is said" grep -q 'jicofo: no guard holds in it before its next start' "$log"
check "Jicofo's package is on its host" on meet-1 dpkg -s jitsi-privacy-jicofo
check_not "and on no other" on jvb-1 dpkg -s jitsi-privacy-jicofo

step "a second time nothing changes"
roll || fail "the second roll"
ok_hosts
recap meet-1 changed=0
recap jvb-1 changed=0
roll --check -e jitsi_privacy_configuration=privacy.nonsense=1 || fail "a roll with --check"
ok_hosts
check_not "it changes nothing" grep -q nonsense "$work/hosts/meet-1/$fragment"

step "the commands of the page"
cp ../docs/ansible.md "$work/docs/"
awk -v to="$work/block-" '/^```sh$/ { on = 1; n++; next } /^```$/ { on = 0 } on { print > sprintf("%s%02d", to, n) }' \
  "$work/docs/ansible.md"
for block in "$work"/block-*; do
  code=0
  (cd "$work" && bash -euo pipefail "$block") >"$log" 2>&1 </dev/null || code=$?
  # Findings are no fault of the command that says them.
  [ $code -eq 0 ] || { [ $code -le 2 ] && tail -n 1 "$block" | grep -q '^jitsi-privacy fleet report'; } ||
    { cat "$block" >&2; fail "a command of docs/ansible.md, exit $code"; }
  cat "$log" >>"$work/page.log"
done
check "all hosts are in the report" grep -q '^2 hosts: 1 critical' "$work/page.log"
check "it says what nobody restarted" grep -q 'meet-1: jicofo: runs as .* without the agent' "$work/page.log"
check "which then was" test "$(starts)" -eq 2
check "with the guards" on meet-1 grep -q '"state" : "active"' /run/jitsi-privacy/jicofo.status.json

step "a mistake in the configuration stops the roll at the first host, and is not left there"
cat >"$work/wrong.json" <<'TEXT'
{ "jitsi_privacy_configuration": "privacy.consent-gate.nonsense = 1" }
TEXT
cp "$work/hosts/meet-1/$fragment" "$work/fragment"
! roll -e "@$work/wrong.json" || fail "the roll went on"
untouched nonsense "the second host was reached"
check "what is wrong is said" grep -q '50-ansible.conf.*nonsense' "$log"
check "what was there is back" cmp "$work/hosts/meet-1/$fragment" "$work/fragment"
check "and nothing else" test "$(ls "$work/hosts/meet-1/${fragment%/*}")" = 50-ansible.conf

step "a critical finding stops the roll at the first host"
chmod o+w "$work/hosts/meet-1/var/lib/jitsi-privacy"
cat >"$work/more.json" <<'TEXT'
{ "jitsi_privacy_configuration": "privacy.consent-gate.suppress-p2p = true" }
TEXT
! roll -e "@$work/more.json" || fail "the roll went on"
untouched suppress-p2p "the second host was reached"
check "it is named, with what to do" grep -q 'state-open: .*chmod o=' "$log"
check "and in the report" grep -q '"state-open"' "$work/docs/ansible/reports/meet-1.json"
roll -e "@$work/more.json" -e '{"jitsi_privacy_tolerated": ["state-open"]}' || fail "the roll with what is tolerated"
check "the second host has it as well" grep -q suppress-p2p "$work/hosts/jvb-1/$fragment"
chmod o-w "$work/hosts/meet-1/var/lib/jitsi-privacy"

step "what is named is restarted, once"
for host in meet-1 jvb-1; do
  on $host /etc/init.d/jitsi-videobridge2 start >>"$log" 2>&1
  still $host org.jitsi.videobridge.MainKt
done
cat >"$work/other.json" <<'TEXT'
{ "jitsi_privacy_configuration": "privacy.log-anonymizer.enabled = true" }
TEXT
restart=(-e "@$work/other.json" -e '{"jitsi_privacy_restart": ["jicofo"]}')
roll "${restart[@]}" || fail "the roll with a restart of Jicofo"
check "Jicofo was" test "$(starts)" -eq 3
check_not "nobody asked for the bridge" test -e "$work/hosts/meet-1/srv/drained"
roll "${restart[@]}" || fail "the second roll with a restart"
recap meet-1 changed=0
check "Jicofo was not restarted again" test "$(starts)" -eq 3

step "a later version, with bridges that are drained before they are restarted"
./repository.sh --key "$key" --packages "$work/later" --into "$work/repository" 2>>"$log"
for host in meet-1 jvb-1; do
  cp -r "$work/repository" "$work/hosts/$host/srv/"
done
upgrade=(-e "@$work/other.json" -e '{"jitsi_privacy_restart": ["jvb"]}' -e "jitsi_privacy_version=$first+later")
roll "${upgrade[@]}" || fail "the roll of a later version"
ok_hosts
for host in meet-1 jvb-1; do
  check "it is installed" on $host sh -c "dpkg-query -W -f '\${Version}' jitsi-privacy-jvb | grep -qx '$first+later'"
  check "the bridge was drained" grep -qx drained "$work/hosts/$host/srv/drained"
  check "it runs, with the guards" on $host grep -q '"state" : "active"' /run/jitsi-privacy/jvb.status.json
  check "once" test "$(wc -l <"$work/hosts/$host/srv/drained")" -eq 1
done
check "Jicofo was not restarted again" test "$(starts)" -eq 3
roll "${upgrade[@]}" || fail "the second roll of a later version"
recap meet-1 changed=0
recap jvb-1 changed=0

step "an audit trail, which has a name of its own on each host"
cat >"$work/trail.json" <<'TEXT'
{ "jitsi_privacy_guards": ["log-anonymizer", "consent-gate", "audit-trail"], "jitsi_privacy_restart": ["jicofo", "jvb"] }
TEXT
trail=("${upgrade[@]}" -e "@$work/trail.json")
! roll "${trail[@]}" || fail "the roll without a name"
check "the name is asked for" grep -q 'the audit-trail has a name' "$log"
check "nothing changed" on meet-1 grep -qx 'privacy.audit-trail.enabled = false' /etc/jitsi/privacy/debconf.conf
trail+=(-e '{"jitsi_privacy_audit_name": "meet.example/{{ inventory_hostname }}"}')
roll "${trail[@]}" || fail "the roll with an audit trail"
ok_hosts
for host in meet-1 jvb-1; do
  check "it is on" on $host grep -qx 'privacy.audit-trail.enabled = true' /etc/jitsi/privacy/debconf.conf
  check "it has the host's name" on $host sh -c "jitsi-privacy audit tail --json | grep -q meet.example/$host/"
  check "what was restarted writes into it" on $host sh -c '[ "$(jitsi-privacy audit tail --json | wc -l)" -ge 1 ]'
  check "it verifies" on $host jitsi-privacy audit verify
done
roll "${trail[@]}" || fail "the second roll with an audit trail"
recap meet-1 changed=0
recap jvb-1 changed=0
