#include "channel_pipe.h"

#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>

namespace tlm {

struct FrameHead {
  uint32_t kind;
  uint32_t length;
};

static void write_all(int fd, const void* data, size_t length) {
  const auto* at = static_cast<const uint8_t*>(data);
  while (length > 0) {
    const ssize_t written = send(fd, at, length, MSG_NOSIGNAL);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) throw std::runtime_error("the process at the other end is gone");
    at += written;
    length -= static_cast<size_t>(written);
  }
}

static bool read_all(int fd, void* data, size_t length) {
  auto* at = static_cast<uint8_t*>(data);
  while (length > 0) {
    const ssize_t got = read(fd, at, length);
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) return false;
    at += got;
    length -= static_cast<size_t>(got);
  }
  return true;
}

void write_frame(int fd, Kind kind, const uint8_t* payload, size_t length) {
  const FrameHead head{static_cast<uint32_t>(kind), static_cast<uint32_t>(length)};
  write_all(fd, &head, sizeof head);
  write_all(fd, payload, length);
}

std::optional<PipeFrame> read_frame(int fd) {
  FrameHead head;
  if (!read_all(fd, &head, sizeof head)) return std::nullopt;
  PipeFrame frame{static_cast<Kind>(head.kind), std::vector<uint8_t>(head.length)};
  if (!read_all(fd, frame.payload.data(), head.length)) return std::nullopt;
  return frame;
}

}  // namespace tlm
