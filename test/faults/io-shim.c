/* LD_PRELOAD: the IO_SHIM_AT-th read, write, flush or truncation of a file whose path contains IO_SHIM_PATH fails with EIO; IO_SHIM_COUNT of
   them in a row. With IO_SHIM_DELAY_MS none fails: every one of them takes that long. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <time.h>
#include <unistd.h>

static long seen;

static int fails(int fd) {
  const char *wanted = getenv("IO_SHIM_PATH"), *at = getenv("IO_SHIM_AT"), *count = getenv("IO_SHIM_COUNT"),
             *delay = getenv("IO_SHIM_DELAY_MS");
  if (!wanted || (!at && !delay)) return 0;
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return 0;
  path[length] = 0;
  if (!strstr(path, wanted)) return 0;
  if (delay) {
    long ms = atol(delay);
    struct timespec wait = {ms / 1000, ms % 1000 * 1000000};
    nanosleep(&wait, NULL);
    return 0;
  }
  long now = __sync_add_and_fetch(&seen, 1), first = atol(at);
  if (now < first || now >= first + (count ? atol(count) : 1)) return 0;
  errno = EIO;
  return 1;
}

#define SHIM(type, name, parameters, arguments)                              \
  type name parameters {                                                     \
    static type(*real) parameters;                                           \
    if (!real) real = (type(*) parameters)dlsym(RTLD_NEXT, #name);           \
    return fails(fd) ? -1 : real arguments;                                  \
  }

SHIM(ssize_t, read, (int fd, void *b, size_t n), (fd, b, n))
SHIM(ssize_t, write, (int fd, const void *b, size_t n), (fd, b, n))
SHIM(ssize_t, pread, (int fd, void *b, size_t n, off_t o), (fd, b, n, o))
SHIM(ssize_t, pread64, (int fd, void *b, size_t n, off64_t o), (fd, b, n, o))
SHIM(ssize_t, pwrite, (int fd, const void *b, size_t n, off_t o), (fd, b, n, o))
SHIM(ssize_t, pwrite64, (int fd, const void *b, size_t n, off64_t o), (fd, b, n, o))
SHIM(int, fsync, (int fd), (fd))
SHIM(int, fdatasync, (int fd), (fd))
SHIM(int, ftruncate, (int fd, off_t n), (fd, n))
SHIM(int, ftruncate64, (int fd, off64_t n), (fd, n))
