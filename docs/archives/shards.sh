#!/bin/sh
# Scores FOLDER in PARTS parts, one after the other, into OUT. A part that was killed is started again and goes on where it was.
# usage: shards.sh FOLDER PARTS OUT [further words for `score`]
set -u
folder=$1 parts=$2 out=$3
shift 3
part=1
while [ "$part" -le "$parts" ]; do
  until ${CHINAGRAPH:-npm run -s chinagraph --} score "$folder" --shard "$part/$parts" -o "$out/part-$part.jsonl" "$@"; do
    code=$?
    case $code in
      4) break ;; # done, but for some files, which it named
      2 | 3 | 6 | 130) exit $code ;; # trying again would not help
    esac
    sleep "${PAUSE:-5}"
  done
  part=$((part + 1))
done
