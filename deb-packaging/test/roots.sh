# shellcheck shell=bash
# Sourced: root directories of distributions, made once and kept as archives in JITSI_PRIVACY_ROOTS.

roots=${JITSI_PRIVACY_ROOTS:-$PWD/target/roots}
suites=(bookworm trixie jammy noble)

# From where this machine has its packages, or else from where debootstrap gets them by default.
mirror_of_debian() {
  local own
  # shellcheck disable=SC2016
  own=$(grep -qx 'ID=debian' /etc/os-release &&
    apt-get indextargets --format '$(SITE)' 'Created-By: Packages' "Codename: $(. /etc/os-release && echo "$VERSION_CODENAME")" |
    head -n 1) || true
  echo "${own:-$(sed -n 's/^DEF_MIRROR="\(.*\)"$/\1/p' "$(command -v debootstrap)")}"
}

mirror_of_ubuntu() { sed -n 's/.*default_mirror \(http.*archive.*\)/\1/p' /usr/share/debootstrap/scripts/jammy | head -n 1; }

# Debian's own archive has the keys of Ubuntu's, in a later release.
ubuntu_keyring() {
  local ring=/usr/share/keyrings/ubuntu-archive-keyring.gpg fetch=$roots/keyring
  if [ ! -e $ring ]; then
    ring=$roots/ubuntu-archive-keyring.gpg
  fi
  if [ ! -e "$ring" ]; then
    mkdir -p "$fetch/lists/partial" "$fetch/cache/archives/partial"
    echo "deb [signed-by=/usr/share/keyrings/debian-archive-keyring.gpg] $(mirror_of_debian) trixie main" \
      >"$fetch/sources.list"
    local apt=(apt-get -qq -o "Dir::Etc::sourcelist=$fetch/sources.list" -o Dir::Etc::sourceparts=/dev/null
      -o "Dir::State::lists=$fetch/lists" -o "Dir::Cache=$fetch/cache" -o APT::Sandbox::User=root)
    "${apt[@]}" update >&2 &&
      (cd "$fetch" && "${apt[@]}" download ubuntu-keyring >&2 &&
        dpkg-deb -x ubuntu-keyring_*.deb .) &&
      cp "$fetch/usr/share/keyrings/ubuntu-archive-keyring.gpg" "$ring" || return 1
    rm -rf "$fetch"
  fi
  echo "$ring"
}

# $1: a suite. Makes its archive; what it needs of Java is in it, and nothing that starts services.
make_root() {
  local suite=$1 components=main java=openjdk-17-jre-headless keyring=() mirror
  mirror=$(mirror_of_debian)
  case $suite in
    bookworm) ;;
    trixie) java=openjdk-21-jre-headless ;;
    jammy | noble)
      mirror=$(mirror_of_ubuntu) components=main,universe
      keyring=("--keyring=$(ubuntu_keyring)") || return 1
      [ "$suite" = jammy ] || java=openjdk-21-jre-headless
      ;;
    *) echo "test: no such suite: $suite (${suites[*]})" >&2; return 2 ;;
  esac
  # All releases of Ubuntu are made by one script; an older debootstrap does not know the newer names.
  local script=()
  if [ ! -e "/usr/share/debootstrap/scripts/$suite" ]; then
    script=(/usr/share/debootstrap/scripts/gutsy)
  fi
  local fresh=$roots/$suite.new
  rm -rf "$fresh"
  mkdir -p "$roots"
  unshare --mount debootstrap --variant=minbase "${keyring[@]}" "--components=$components" \
    --include=adduser,debconf,init-system-helpers,procps "$suite" "$fresh" "$mirror" "${script[@]}" \
    >"$roots/$suite.log" 2>&1 ||
    { tail -n 5 "$roots/$suite.log" >&2; return 1; }
  printf '#!/bin/sh\nexit 101\n' >"$fresh/usr/sbin/policy-rc.d"
  chmod +x "$fresh/usr/sbin/policy-rc.d"
  echo force-unsafe-io >"$fresh/etc/dpkg/dpkg.cfg.d/fast"
  in_root "$fresh" sh -c "export DEBIAN_FRONTEND=noninteractive
    apt-get -qq update && apt-get -qq install --no-install-recommends $java && apt-get clean" \
    >>"$roots/$suite.log" 2>&1 || { tail -n 5 "$roots/$suite.log" >&2; return 1; }
  tar -C "$fresh" --one-file-system -cf "$roots/$suite.tar.new" .
  mv "$roots/$suite.tar.new" "$roots/$suite.tar"
  rm -rf "$fresh"
}

# $1: a suite, $2: where its root is to be
unpack_root() {
  [ -e "$roots/$1.tar" ] || make_root "$1" || return
  mkdir -p "$2"
  tar -C "$2" -xf "$roots/$1.tar"
}

# $1: a root; then a command. What it mounts and starts is gone when this returns.
in_root() {
  local root=$1
  shift
  # shellcheck disable=SC2016
  unshare --mount --pid --fork --kill-child sh -c '
    mount --make-rprivate / && mount -t proc proc "$1/proc" && root=$1 && shift &&
      exec env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 HOME=/root TERM=dumb chroot "$root" "$@"' - "$root" "$@"
}
