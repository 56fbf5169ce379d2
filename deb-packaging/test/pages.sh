#!/bin/bash
# Run in a root after life.sh: each command of the pages for who installs, upgrades and looks for faults.
set -euo pipefail
first=$1
export DEBIAN_FRONTEND=noninteractive PATH=/usr/local/bin:$PATH
work=/srv/pages
mkdir -p $work

# There is no systemd here; that the units are what they must be is the business of life.sh.
cat >/usr/local/bin/systemctl <<'SCRIPT'
#!/bin/sh
echo "$*" >>/srv/pages/systemctl
SCRIPT
chmod +x /usr/local/bin/systemctl

# $1: a page. Its blocks, in files.
blocks() {
  rm -f $work/block-*
  awk -v to="$work/block-" '/^```sh$/ { on = 1; n++; next } /^```$/ { on = 0 } on { print > sprintf("%s%02d", to, n) }' \
    "/srv/docs/$1.md"
}

# $1: a page. What ends with the doctor may end as that does: 1 and 2 are findings.
run() {
  local block code
  echo "-- the commands of docs/$1.md"
  blocks "$1"
  for block in "$work"/block-*; do
    code=0
    (cd $work && bash -euo pipefail "$block") >$work/log 2>&1 </dev/null || code=$?
    if [ $code -ne 0 ] && ! { tail -n 1 "$block" | grep -q '^jitsi-privacy doctor' && [ $code -le 2 ]; } ||
      grep -E 'Usage:|Unknown option|command not found|fault of jitsi-privacy' $work/log; then
      echo "FAILED: docs/$1.md, exit $code:" >&2
      cat "$block" $work/log >&2
      exit 1
    fi
  done
}

cat >/etc/apt/sources.list.d/stand-ins.list <<'TEXT'
deb [trusted=yes] file:/srv/stand-ins ./
TEXT
apt-get -qq update
run installation
grep -qx 'restart jicofo jitsi-videobridge2' $work/systemctl
[ ! -e /etc/jitsi/privacy ] || { echo "FAILED: the configuration is there after the last command" >&2; exit 1; }

debconf-set-selections <<'TEXT'
jitsi-privacy-common jitsi-privacy/guards multiselect log-anonymizer, consent-gate, recording-guard, audit-trail
jitsi-privacy-common jitsi-privacy/audit-name string meet.example/audit
TEXT
apt-get -qq install --allow-downgrades jitsi-privacy{,-common,-jicofo,-jvb,-retention,-web}="$first" >$work/log 2>&1 ||
  { cat $work/log >&2; exit 1; }
run upgrade
[ "$(dpkg-query -W -f '${Version}' jitsi-privacy-common)" != "$first" ] || { echo "FAILED: nothing was upgraded" >&2; exit 1; }
run troubleshooting
rm -rf $work /usr/local/bin/systemctl
