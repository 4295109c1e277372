#!/usr/bin/env bash
# Installs what some tests need beyond the .NET SDK: Chromium and Chinese fonts for the browser tests, PostgreSQL for the storage tests.
# Needs Debian 12 (or a relative) and root or sudo. Safe to run again.
set -euo pipefail

packages=(chromium fonts-noto-cjk postgresql)
missing=()
for package in "${packages[@]}"; do
  dpkg-query --show --showformat '${db:Status-Status}' "$package" 2>/dev/null | grep -qx installed || missing+=("$package")
done

if [ ${#missing[@]} -eq 0 ]; then
  echo "Test tools are installed: ${packages[*]}"
  exit 0
fi

sudo=()
[ "$(id -u)" -eq 0 ] || sudo=(sudo)
export DEBIAN_FRONTEND=noninteractive

"${sudo[@]}" apt-get update -qq

# The tests start servers of their own: the package need not create and start one for the whole machine.
if [[ " ${missing[*]} " == *" postgresql "* ]]; then
  "${sudo[@]}" apt-get install -y -qq --no-install-recommends postgresql-common >/dev/null
  "${sudo[@]}" sed -i 's/^#\?create_main_cluster.*/create_main_cluster = false/' /etc/postgresql-common/createcluster.conf
fi

"${sudo[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
echo "Installed: ${missing[*]}"
