// What the driver needs of a memory engine. One file implements it for each engine.
#pragma once

#include <array>
#include <cstdint>
#include <stdexcept>
#include <string>
#include <vector>

#include "protocol.h"

namespace tlm {

constexpr int kMaxLevels = 8;

// The configuration is not one that the engine can run.
struct ConfigurationError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

// One transaction, as it is offered to a channel.
struct Transaction {
  uint64_t id = 0;       // of the request that it belongs to
  uint64_t address = 0;  // bytes
  uint32_t source = 0;
  uint16_t channel = 0;
  bool write = false;
  bool has_ids = false;                    // level ids are given instead of being mapped from the address
  std::array<int32_t, kMaxLevels> ids{};
};

// What the engine tells the client about the memory that it configured.
struct MemoryDescription {
  uint32_t channels = 0;
  uint32_t transaction_bytes = 0;
  uint32_t clock_ps = 0;
  uint32_t channel_shift = 0;  // an address selects channel (address >> channel_shift) mod channels
  std::vector<std::string> levels;
  std::vector<std::string> commands;
};

// The channel of an address.
inline uint16_t channel_of(const MemoryDescription& memory, uint64_t address) {
  return static_cast<uint16_t>((address >> memory.channel_shift) % memory.channels);
}

// Where an engine reports what happens during tick() and offer().
class Sink {
 public:
  virtual ~Sink() = default;
  virtual void completed(uint64_t id) = 0;
  virtual void issued(int64_t clock, uint16_t channel, uint16_t command, int type, int source, const int* ids, int levels) = 0;
};

class Engine {
 public:
  virtual ~Engine() = default;
  virtual std::string name() const = 0;
  virtual std::string version() const = 0;
  // Throws ConfigurationError.
  virtual MemoryDescription configure(const std::string& text, Sink& sink) = 0;
  // Whether the transaction was taken in this cycle; a refused one is offered again.
  virtual bool offer(const Transaction& transaction) = 0;
  // One cycle of the memory clock.
  virtual void tick() = 0;
  virtual ChannelCounts counts(uint16_t channel) const = 0;
};

}  // namespace tlm
