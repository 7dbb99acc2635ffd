// An engine with a fixed latency and a bounded queue a channel, so that the worker builds and is tested where no simulator is installed.
//
// Configuration: lines "key value" with channels, transaction_bytes, clock_ps, latency (cycles), queue (transactions in flight a channel).
// Each accepted transaction issues one command (RD or WR) in the next tick and completes `latency` ticks after it was accepted.
#pragma once

#include <deque>

#include "engine.h"

namespace tlm {

class StubEngine final : public Engine {
 public:
  std::string name() const override { return "stub"; }
  std::string version() const override { return "1"; }
  MemoryDescription configure(const std::string& text, Sink& sink) override;
  bool offer(const Transaction& transaction) override;
  void tick() override;
  ChannelCounts counts(uint16_t channel) const override { return counts_[channel]; }

 private:
  struct Flight {
    Transaction transaction;
    int64_t accepted;
    bool issued;
  };

  void tick_channel(std::deque<Flight>& flights);
  void issue(Flight& flight);

  Sink* sink_ = nullptr;
  int64_t clock_ = 0;
  uint32_t latency_ = 20;
  uint32_t queue_ = 32;
  std::vector<std::deque<Flight>> channels_;
  std::vector<ChannelCounts> counts_;  // accepted ones alone: it has no rows and no queues
};

}  // namespace tlm
