#!/usr/bin/env bash
# Makes a signed apt repository of the packages.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")"

usage() {
  cat <<'TEXT'
usage: deb-packaging/repository.sh --key FINGERPRINT [--packages DIRECTORY] [--into DIRECTORY]

Puts the packages into a signed apt repository, beside or instead of what was
there. The directories "dists" and "pool" and the file "jitsi-privacy.gpg" in it
are what a web server has to serve. On a host:

  Types: deb
  URIs: https://…
  Suites: stable
  Components: main
  Signed-By: /etc/apt/keyrings/jitsi-privacy.gpg

  --key FINGERPRINT      Of a secret key in your keyring (GNUPGHOME): all of it,
                         40 hexadecimal digits.
  --packages DIRECTORY   Where the packages are: deb-packaging/target/packages.
  --into DIRECTORY       The repository: deb-packaging/target/repository.
TEXT
}

key='' packages=target/packages into=target/repository
while [ $# -gt 0 ]; do
  case $1 in
    -h | --help) usage; exit 0 ;;
    --key | --packages | --into) [ $# -ge 2 ] || { usage >&2; exit 2; } ;;
    *) usage >&2; exit 2 ;;
  esac
  case $1 in
    --key) key=$2 ;;
    --packages) packages=$(readlink -f -- "$2") ;;
    --into) into=$(readlink -m -- "$2") ;;
  esac
  shift 2
done
[[ $key =~ ^[0-9A-F]{40}$ ]] || { echo "repository: --key takes a fingerprint of 40 hexadecimal digits" >&2; exit 2; }
compgen -G "$packages/*.deb" >/dev/null || { echo "repository: there is no package in $packages" >&2; exit 2; }

mkdir -p "$into/conf"
cat >"$into/conf/distributions" <<TEXT
Origin: jitsi-privacy
Label: jitsi-privacy
Suite: stable
Codename: stable
Architectures: amd64 arm64
Components: main
Description: keeps the privacy promises of a Jitsi deployment
SignWith: $key
TEXT
reprepro --silent --basedir "$into" includedeb stable "$packages"/*.deb
gpg --batch --yes --output "$into/jitsi-privacy.gpg" --export "$key"
