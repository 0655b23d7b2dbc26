/* Preloaded before libc: writes down every write, truncation, sync and unlink of a file below WATCH_FOLDER, in order, into
   the file WRITE_LOG, and then does it. A record is a line `operation offset length path` and `length` bytes. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

typedef ssize_t (*write_fn)(int, const void *, size_t);
typedef ssize_t (*pwrite_fn)(int, const void *, size_t, off64_t);

static int log_fd = -2;

static void append(const char *operation, long long offset, const char *path, const void *data, size_t length) {
  static write_fn real_write;
  char line[4300];
  if (!real_write) real_write = (write_fn)dlsym(RTLD_NEXT, "write");
  if (log_fd == -2) {
    const char *name = getenv("WRITE_LOG");
    log_fd = name ? open(name, O_WRONLY | O_CREAT | O_APPEND, 0600) : -1;
  }
  if (log_fd < 0) return;
  int size = snprintf(line, sizeof line, "%s %lld %zu %s\n", operation, offset, length, path);
  if (real_write(log_fd, line, (size_t)size) != size) abort();
  for (size_t done = 0; done < length;) {
    ssize_t part = real_write(log_fd, (const char *)data + done, length - done);
    if (part <= 0) abort();
    done += (size_t)part;
  }
}

static int is_watched(const char *path) {
  const char *folder = getenv("WATCH_FOLDER");
  return folder && strncmp(path, folder, strlen(folder)) == 0;
}

static int watched_path(int fd, char *path, size_t size) {
  char link[64];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, size - 1);
  if (length <= 0) return 0;
  path[length] = 0;
  return is_watched(path);
}

static void note_write(int fd, const void *data, ssize_t length, long long offset) {
  char path[4096];
  if (length > 0 && watched_path(fd, path, sizeof path)) append("write", offset, path, data, (size_t)length);
}

static void note(const char *operation, int fd, long long offset) {
  char path[4096];
  if (watched_path(fd, path, sizeof path)) append(operation, offset, path, "", 0);
}

ssize_t write(int fd, const void *data, size_t length) {
  ssize_t done = ((write_fn)dlsym(RTLD_NEXT, "write"))(fd, data, length);
  if (fd > 2 && done > 0) note_write(fd, data, done, lseek64(fd, 0, SEEK_CUR) - done);
  return done;
}

ssize_t pwrite64(int fd, const void *data, size_t length, off64_t offset) {
  ssize_t done = ((pwrite_fn)dlsym(RTLD_NEXT, "pwrite64"))(fd, data, length, offset);
  note_write(fd, data, done, offset);
  return done;
}

ssize_t pwrite(int fd, const void *data, size_t length, off_t offset) {
  return pwrite64(fd, data, length, offset);
}

int ftruncate64(int fd, off64_t length) {
  int result = ((int (*)(int, off64_t))dlsym(RTLD_NEXT, "ftruncate64"))(fd, length);
  if (result == 0) note("truncate", fd, length);
  return result;
}

int ftruncate(int fd, off_t length) { return ftruncate64(fd, length); }

int fsync(int fd) {
  int result = ((int (*)(int))dlsym(RTLD_NEXT, "fsync"))(fd);
  if (result == 0) note("sync", fd, 0);
  return result;
}

int fdatasync(int fd) {
  int result = ((int (*)(int))dlsym(RTLD_NEXT, "fdatasync"))(fd);
  if (result == 0) note("sync", fd, 0);
  return result;
}

int unlink(const char *path) {
  int result = ((int (*)(const char *))dlsym(RTLD_NEXT, "unlink"))(path);
  if (result == 0 && is_watched(path)) append("unlink", 0, path, "", 0);
  return result;
}
