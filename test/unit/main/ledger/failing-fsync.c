/* Preloaded before libc: while the file named by FAIL_FSYNC_WHILE exists, fsync and fdatasync of files whose path ends
   with its content answer EIO, as a failing disk does. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static int fails(int fd) {
  const char *control = getenv("FAIL_FSYNC_WHILE");
  char ending[256], link[64], path[4096];
  if (!control) return 0;
  int file = open(control, O_RDONLY);
  if (file < 0) return 0;
  ssize_t wanted = read(file, ending, sizeof ending);
  close(file);
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path);
  if (wanted <= 0 || length < wanted) return 0;
  return memcmp(path + length - wanted, ending, (size_t)wanted) == 0;
}

static int sync_with(const char *name, int fd) {
  if (fails(fd)) {
    errno = EIO;
    return -1;
  }
  int (*real)(int) = (int (*)(int))dlsym(RTLD_NEXT, name);
  return real(fd);
}

int fsync(int fd) { return sync_with("fsync", fd); }
int fdatasync(int fd) { return sync_with("fdatasync", fd); }
