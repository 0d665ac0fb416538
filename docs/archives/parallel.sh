#!/bin/sh
# The same with GNU parallel: JOBS parts at once (2 unless said otherwise), each tried up to twenty times.
# usage: parallel.sh FOLDER PARTS OUT [further words for `score`]
set -u
folder=$1 parts=$2 out=$3
shift 3
export folder parts out
words=$*
export words
seq "$parts" | parallel --jobs "${JOBS:-2}" --retries 20 --halt never \
  '${CHINAGRAPH:-npm run -s chinagraph --} score "$folder" --shard {}/$parts -o "$out/part-{}.jsonl" $words || [ $? -eq 4 ]'
