// What the heartbeat tells of the driver; written by one thread, read by another.
#pragma once

#include <atomic>
#include <cstdint>

namespace tlm {

struct Progress {
  std::atomic<int64_t> cycle{0};
  std::atomic<uint64_t> windows{0};
};

}  // namespace tlm
