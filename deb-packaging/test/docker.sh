#!/usr/bin/env bash
# The overlay of docs/docker without a Docker engine: a root of Debian 12 is the host, with our packages; one of Debian 13,
# as the images are, has none of them, and is mounted and started as the overlay says. Must be run by root.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
. test/roots.sh
packages=$(readlink -f "${1:-target/packages}")
work=$(mktemp -d)
log=$work/log
host=$work/host image=$work/image
trap 'stop_all; rm -rf --one-file-system "$work"' EXIT
: >"$log"

step() { printf -- '-- %s\n' "$*"; }

fail() {
  echo "FAILED: $*" >&2
  tail -n 40 "$log" >&2
  ! compgen -G "$work/*.out" >/dev/null || tail -n 20 "$work"/*.out >&2
  exit 1
}

check() {
  local what=$1
  shift
  "$@" >>"$log" 2>&1 || fail "$what ($*)"
}

check_not() {
  local what=$1
  shift
  ! "$@" >>"$log" 2>&1 || fail "$what ($*)"
}

stop_all() {
  local each
  for each in "$work"/*.first; do
    [ ! -e "$each" ] || kill -KILL "$(cat "$each")" 2>/dev/null || true
    rm -f "$each"
  done
  wait
}

# $1: a service, $2: a kind; what the overlay says of it
of_overlay() { awk -F '\t' -v OFS='\t' -v s="$1" -v k="$2" '$1 == s && $2 == k { print $3, $4, $5 }' "$work/overlay"; }

# $1: a service; then its groups. Its container runs until stop_all, and says what it says in a file.
start_container() {
  local service=$1 groups=$2 outer i volumes environment
  volumes=$(of_overlay "$service" volume)
  environment=$(of_overlay "$service" environment | cut -f 1)
  # Mounted as Docker does it, those of few parts first; /run belongs to the user after the first step of the image's init.
  # shellcheck disable=SC2016
  env -i PATH="$PATH" unshare --mount --pid --uts --ipc --fork --kill-child sh -ec '
    image=$1 host=$2 groups=$3 service=$4 environment=$5
    mount --make-rprivate /
    mount --bind "$image" "$image"
    mount -o remount,bind,ro "$image"
    mount -t proc proc "$image/proc"
    mount -t tmpfs -o size=16M,mode=1750,uid=1000,gid=1000 tmpfs "$image/run"
    mount -t tmpfs -o size=16M,mode=1777,noexec tmpfs "$image/tmp"
    while read -r source target access; do
      mkdir -p "$image$target"
      mount --bind "$host$source" "$image$target"
      [ "$access" = rw ] || mount -o remount,bind,ro "$image$target"
    done
    exec chroot "$image" setpriv --reuid 1000 --regid 1000 --groups "$groups" --bounding-set -all \
      env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin "$environment" /start "$service" </dev/null' \
    - "$image" "$host" "$groups" "$service" "$environment" <<<"$volumes" >"$work/$service.out" 2>&1 &
  outer=$!
  for ((i = 0; i < 50; i++)); do
    pgrep -P $outer >"$work/$service.first" && return
    sleep 0.1
  done
  fail "no container of $service"
}

# $1: a service; then a command, as the user of the image
in_container() {
  local service=$1
  shift
  nsenter -t "$(cat "$work/$service.first")" -m -p -u -i --root setpriv --reuid 1000 --regid 1000 --groups "$groups" \
    env -i -C / PATH=/usr/sbin:/usr/bin:/sbin:/bin "$(of_overlay "$service" environment | cut -f 1)" "$@"
}

# $1: a service; then guards that must be at work, as the host sees it
await_guards() {
  local service=$1 i guard
  shift
  for ((i = 0; i < 600; i++)); do
    for guard; do
      grep -s -A 1 "\"id\" : \"$guard\"" "$host/run/jitsi-privacy/$service.status.json" | grep -q '"state" : "active"' ||
        { sleep 0.1; continue 2; }
    done
    # Its own first line, which the log anonymizer has read.
    grep -q 'org\.jitsi\.' "$work/$service.out" || { sleep 0.1; continue; }
    # The stand-ins give up where they find no server for long.
    kill -STOP "$(cat "$work/$service.first")" 2>>"$log" || fail "$service ended"
    return 0
  done
  cat "$host/run/jitsi-privacy/$service.status.json" >>"$log" || true
  fail "the guards of $service are not at work: $*"
}

step "the overlay has only what it may have"
python3 test/docker/overlay.py ../docs/docker/docker-compose.privacy.yml >"$work/overlay" || fail "the overlay"

step "a host, with the commands of the page"
export GNUPGHOME=$work/gnupg
mkdir -m 700 "$GNUPGHOME"
gpg --batch --quiet --passphrase '' --quick-generate-key 'for tests only' ed25519 sign never 2>/dev/null
key=$(gpg --batch --with-colons --list-secret-keys 2>/dev/null | awk -F: '$1 == "fpr" { print $10; exit }')
./repository.sh --key "$key" --packages "$packages" --into "$work/repository" 2>>"$log"
unpack_root bookworm "$host"
for service in jicofo jvb; do
  while IFS=$'\t' read -r source _; do
    check_not "$source is ours" test -e "$host$source"
  done < <(of_overlay $service volume)
done
cp -r "$work/repository" "$host/srv/"
cat >"$host/etc/apt/sources.list.d/ours.sources" <<'TEXT'
Types: deb
URIs: file:/srv/repository
Suites: stable
Components: main
Signed-By: /srv/repository/jitsi-privacy.gpg
TEXT
rm -f "$host/etc/apt/sources.list"
cat >"$host/usr/local/bin/docker" <<'TEXT'
#!/bin/sh
echo "$*" >>/srv/docker.log
TEXT
chmod +x "$host/usr/local/bin/docker"
awk -v to="$host/srv/block-" '/^```sh$/ { on = 1; n++; next } /^```$/ { on = 0 } on { print > sprintf("%s%02d", to, n) }' ../docs/docker.md
cat >"$host/srv/page" <<'TEXT'
set -eu
export DEBIAN_FRONTEND=noninteractive PATH=/usr/local/bin:$PATH
apt-get -qq update
debconf-set-selections <<ANSWERS
jitsi-privacy-common jitsi-privacy/guards multiselect log-anonymizer, consent-gate, recording-guard, audit-trail
jitsi-privacy-common jitsi-privacy/audit-name string meet.example/audit
ANSWERS
mkdir -p /srv/compose && cd /srv/compose
for block in /srv/block-*; do
  code=0
  bash -euo pipefail "$block" </dev/null || code=$?
  # Warnings are no fault of the command that says them.
  [ $code -eq 0 ] || { [ $code -eq 1 ] && tail -n 1 "$block" | grep -q '^jitsi-privacy doctor'; } ||
    { echo "exit $code:"; cat "$block"; exit 1; }
done
TEXT
in_root "$host" sh /srv/page >>"$log" 2>&1 || fail "the commands of docs/docker.md"
for service in jicofo jvb; do
  while IFS=$'\t' read -r source _; do
    check "$source is there with our packages" test -d "$host$source"
  done < <(of_overlay $service volume)
done
# shellcheck source=/dev/null
. "$host/srv/compose/.env"
# shellcheck disable=SC2016
of_overlay jicofo group | grep -q '^${JITSI_PRIVACY_GID:' || fail "the overlay does not take what the page writes"
groups=$JITSI_PRIVACY_GID

step "an image, without any package of ours"
unpack_root trixie "$image"
test/stand-ins.sh "$work/stand-ins" 1.0-1
cp "$work"/stand-ins/*.deb "$image/srv/"
in_root "$image" sh -ec 'adduser --disabled-password --gecos "" s6
  dpkg -i /srv/*.deb
  mkdir -p /defaults
  cp /etc/jitsi/jicofo/jicofo.conf /etc/jitsi/videobridge/jvb.conf /defaults/
  chmod 644 /defaults/*' >>"$log" 2>&1 || fail "the image"
check "its user is 1000" grep -q '^s6:x:1000:1000:' "$image/etc/passwd"
check_not "nothing of ours is in it" sh -c "find '$image' -xdev -name '*jitsi-privacy*' | grep ."
# Docker makes what it mounts to; in a root that is read only, before.
for service in jicofo jvb; do
  while IFS=$'\t' read -r _ target _; do
    mkdir -p "$image$target"
  done < <(of_overlay $service volume)
done
# Starts the programs by their own scripts, with a configuration in /run, as the images do.
cat >"$image/start" <<'TEXT'
#!/bin/bash
set -e
mkdir -p "/run/$1/config" "/run/$1/tmp"
cp "/defaults/$1.conf" "/run/$1/config/"
export JAVA_SYS_PROPS="-Dconfig.file=/run/$1/config/$1.conf"
case $1 in
  jicofo)
    cd /usr/share/jicofo
    exec ./jicofo.sh
    ;;
  jvb)
    JAVA_SYS_PROPS+=" -Djava.io.tmpdir=/run/jvb/tmp"
    exec /usr/share/jitsi-videobridge/jvb.sh
    ;;
esac
TEXT
chmod +x "$image/start"

step "the guards are at work in both containers"
start_container jicofo "$groups"
await_guards jicofo log-anonymizer consent-gate recording-guard audit-trail
start_container jvb "$groups"
await_guards jvb log-anonymizer audit-trail
check_not "the configuration cannot be written from inside" in_container jicofo sh -c 'echo >>/etc/jitsi/privacy/privacy.conf'
check_not "nor the agent" in_container jicofo sh -c 'echo >>/usr/share/jitsi-privacy/agent.jar'
check "keys are the group's" sh -c "stat -c '%u %g' '$host'/var/lib/jitsi-privacy/keys/addresses/*.key | grep -qx '1000 $groups'"
check "the host reads what they record" in_root "$host" jitsi-privacy audit verify
in_root "$host" jitsi-privacy audit tail --json >"$work/tail" 2>>"$log" || fail "the audit trail on the host"
check "of both" test "$(wc -l <"$work/tail")" -ge 2

step "the doctor in the containers, as the page calls it"
while read -r _ _ service command; do
  code=0
  # shellcheck disable=SC2086
  in_container "$service" $command >"$work/doctor" 2>&1 || code=$?
  cat "$work/doctor" >>"$log"
  [ $code -le 1 ] || fail "the doctor in $service, exit $code"
  check "it says that $service fits" grep -q 'compatibility: .* fits' "$work/doctor"
  check "and that its guards are at work" grep -q 'log-anonymizer is active' "$work/doctor"
done < <(grep '^compose exec ' "$host/srv/docker.log")
stop_all

step "a user who is not in the group gets no Jicofo without guards"
rm "$host"/run/jitsi-privacy/*.status.json
start_container jicofo 1000
for ((i = 0; i < 300; i++)); do
  [ -e "/proc/$(cat "$work/jicofo.first")" ] || break
  sleep 0.1
done
check_not "it ended" test -e "/proc/$(cat "$work/jicofo.first")"
check "because of that" grep -q 'privacy.conf' "$work/jicofo.out"
rm "$work/jicofo.first"
