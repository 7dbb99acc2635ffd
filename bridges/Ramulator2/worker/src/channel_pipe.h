// Frames over a socket pair between the front process and the process of an engine: kind, length, payload.
#pragma once

#include <optional>
#include <vector>

#include "body.h"

namespace tlm {

struct PipeFrame {
  Kind kind;
  std::vector<uint8_t> payload;
  BodyReader reader() const { return {payload.data(), payload.size()}; }
};

// Throws std::runtime_error if the other side is gone.
void write_frame(int fd, Kind kind, const uint8_t* payload, size_t length);

// Nothing if the other side closed its end between two frames.
std::optional<PipeFrame> read_frame(int fd);

}  // namespace tlm
