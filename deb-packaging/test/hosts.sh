# shellcheck shell=bash
# Sourced: roots that live on as hosts, each with its own first process, /proc and name. Needs roots.sh.

# $1: the directory of hosts, $2: a name; its root is there
start_host() {
  # Programs in the background are waited for by the first process, or they stay as what they no longer are.
  # shellcheck disable=SC2016
  unshare --mount --pid --uts --fork --kill-child sh -c '
    mount --make-rprivate / && mount -t proc proc "$1/proc" && mount -t devpts devpts "$1/dev/pts" && hostname "$2" &&
      exec env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 HOME=/root TERM=dumb \
        chroot "$1" sh -c "while :; do sleep 1; done"' - "$1/$2" "$2" </dev/null >/dev/null 2>&1 &
  local outer=$! i first
  for ((i = 0; i < 100; i++)); do
    first=$(pgrep -P $outer || true)
    if [ -n "$first" ] && [ "$(readlink "/proc/$first/root")" = "$(readlink -f "$1/$2")" ]; then
      echo "$first" >"$1/$2.pid"
      return
    fi
    sleep 0.1
  done
  return 1
}

# $1: the directory of hosts, $2: a name; then a command
on_host() {
  local first
  first=$(cat "$1/$2.pid")
  nsenter -t "$first" -m -p -u --root env -i -C / PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 HOME=/root \
    TERM=dumb "${@:3}"
}

# $1: the directory of hosts
stop_hosts() {
  local each
  for each in "$1"/*.pid; do
    # With it goes all that it ever started.
    [ ! -e "$each" ] || kill -KILL "$(cat "$each")" 2>/dev/null || true
  done
  wait
}
