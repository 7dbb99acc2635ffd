#include "heartbeat.h"

#include <chrono>
#include <cstdio>
#include <cstdlib>

namespace tlm {

Heartbeat::Heartbeat(void* context, const Credentials& credentials, const std::atomic<uint64_t>& progress)
    : progress_(progress), thread_([this, context, credentials] { run(context, credentials); }) {}

Heartbeat::~Heartbeat() {
  {
    std::lock_guard lock(mutex_);
    stop_ = true;
  }
  wake_.notify_one();
  thread_.join();
}

void Heartbeat::run(void* context, Credentials credentials) {
  try {
    Link link(context, credentials, "beat");
    std::unique_lock lock(mutex_);
    while (!stop_) {
      BodyWriter body;
      body.put(progress_.load(std::memory_order_relaxed));
      link.try_send(Kind::Heartbeat, body);  // a client that does not listen misses some
      wake_.wait_for(lock, std::chrono::milliseconds(500));
    }
  } catch (const std::exception& failure) {
    // without a pulse the client would only see a silent worker
    std::fprintf(stderr, "tlm worker: heartbeat: %s\n", failure.what());
    std::_Exit(1);
  }
}

}  // namespace tlm
