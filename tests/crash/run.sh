#!/bin/sh
# run.sh BUILD_DIR [OPTION...] - the crash tests on the programs in that folder:
# nastavnik, crash and faulty_sync.so. The options are those of crash (crash --help).
build=${1:?run.sh BUILD_DIR [OPTION...]}
shift
exec "$build/crash" --bot "$build/nastavnik" --preload "$build/faulty_sync.so" "$@"
