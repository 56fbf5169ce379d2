# Sourced by verify.sh and demo.sh: installs what they need from the distribution, and knows what is built.

say() { printf '\n== %s\n' "$*"; }

# With "with-browser" all that the tests need as well: a browser for the consent dialog, what makes packages.
# The JDK may be any from 17 on that the distribution has; a usable one that is there already stays.
install_prerequisites() {
  local missing=()
  command -v javac >/dev/null || missing+=(default-jdk-headless)
  command -v mvn >/dev/null || missing+=(maven)
  command -v prosody >/dev/null || missing+=(prosody)
  # What jitsi-privacy packs must be readable for these.
  command -v xz >/dev/null || missing+=(xz-utils)
  command -v zstd >/dev/null || missing+=(zstd)
  # What jitsi-privacy seals must be readable for this one.
  command -v age >/dev/null || missing+=(age)
  command -v openssl >/dev/null || missing+=(openssl)
  command -v python3 >/dev/null || missing+=(python3-minimal)
  # The tests of the ledger start a server of their own, which is not in PATH.
  compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || missing+=(postgresql)
  if [ "${1:-}" = with-browser ]; then
    # They make packages, and roots of distributions to install them in.
    command -v dh >/dev/null || missing+=(debhelper)
    command -v debconf-updatepo >/dev/null || missing+=(po-debconf)
    command -v asciidoctor >/dev/null || missing+=(asciidoctor)
    command -v man >/dev/null || missing+=(man-db)
    command -v lintian >/dev/null || missing+=(lintian)
    command -v reprepro >/dev/null || missing+=(reprepro)
    command -v gpg >/dev/null || missing+=(gnupg)
    command -v debootstrap >/dev/null || missing+=(debootstrap)
  fi
  if [ "${2:-}" = with-piuparts ]; then
    command -v piuparts >/dev/null || missing+=(piuparts)
    # For the pages about fleets and containers.
    command -v ansible-playbook >/dev/null || missing+=(ansible-core)
    python3 -c 'import yaml' 2>/dev/null || missing+=(python3-yaml)
  fi
  if [ "${1:-}" = with-browser ] && ! command -v chromium >/dev/null; then
    # Ubuntu has it as a snap only: what needs it is skipped there.
    ! grep -qx 'ID=debian' /etc/os-release || missing+=(chromium)
  fi
  [ ${#missing[@]} -eq 0 ] && return
  say "installing from the distribution: ${missing[*]}"
  local as_root=()
  [ "$(id -u)" -eq 0 ] || as_root=(sudo)
  "${as_root[@]}" apt-get update -q
  # The tests make a database cluster of their own; one of the machine's is not wanted.
  local no_cluster=/etc/postgresql-common/createcluster.d/none-for-tests.conf
  "${as_root[@]}" mkdir -p "${no_cluster%/*}"
  echo 'create_main_cluster = false' | "${as_root[@]}" tee "$no_cluster" >/dev/null
  # The tests start a Prosody of their own; the service that comes with the package is not wanted.
  local policy=/usr/sbin/policy-rc.d made=no
  if [ ! -e "$policy" ]; then
    printf '#!/bin/sh\nexit 101\n' | "${as_root[@]}" tee "$policy" >/dev/null
    "${as_root[@]}" chmod +x "$policy"
    made=yes
  fi
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}"
  [ "$made" = no ] || "${as_root[@]}" rm "$policy"
  "${as_root[@]}" rm "$no_cluster"
}

built=conference-testbed/harness/target/built

mark_built() { touch "$built"; }

# Whether nothing changed since everything that runs was built.
is_built() {
  [ -e "$built" ] && [ -z "$(find . \( -name pom.xml -o -path '*/src/*' \) -newer "$built" -print -quit)" ]
}
