#!/bin/sh
#SBATCH --job-name=chinagraph
#SBATCH --array=1-16
#SBATCH --cpus-per-task=4
#SBATCH --requeue
# usage: sbatch slurm.sh FOLDER OUT [further words for `score`]
folder=$1 out=$2
shift 2
exec npm run -s chinagraph -- score "$folder" --shard "$SLURM_ARRAY_TASK_ID/$SLURM_ARRAY_TASK_COUNT" \
  -o "$out/part-$SLURM_ARRAY_TASK_ID.jsonl" "$@"
