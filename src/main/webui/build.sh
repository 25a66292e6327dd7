#!/bin/sh
# Builds the pages into a folder, and into another the dictionary: sh build.sh PAGES CLASSES. Does only what is not done yet; see build.mjs.
set -eu
cd "$(dirname "$0")"
if ! command -v node >/dev/null 2>&1 || ! command -v npm >/dev/null 2>&1; then
  echo "zhiban: Node.js 20.19 or newer with npm is needed to build the web pages (https://nodejs.org, or: apt-get install nodejs npm)." >&2
  echo "zhiban: to build without them: ./mvnw … -Dskip.webui" >&2
  exit 1
fi
exec node build.mjs "${1:-dist}" ${2:+"$2"}
