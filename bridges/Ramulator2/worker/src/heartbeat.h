// Beats twice a second from a thread and a socket of its own, so that a long window does not look like a dead worker.
#pragma once

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

#include "link.h"

namespace tlm {

class Heartbeat {
 public:
  Heartbeat(void* context, const Credentials& credentials, const std::atomic<uint64_t>& progress);
  ~Heartbeat();

 private:
  void run(void* context, Credentials credentials);

  const std::atomic<uint64_t>& progress_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool stop_ = false;
  std::thread thread_;
};

}  // namespace tlm
