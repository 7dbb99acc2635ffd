// What a DRAM simulator must offer to be driven from outside, cycle by cycle.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace tlm {

struct MemoryRequest {
  bool is_write = false;
  int64_t address = 0;         // bytes; the identity by which reads are served from waiting writes
  std::vector<int> level_ids;  // only where the address mapper passes ids through: one id a level, channel first
  uint64_t tag = 0;            // given back when the request completes
};

struct Completion {
  uint64_t tag;
  int64_t clock;  // the tick during which it was reported
};

struct IssuedCommand {
  int channel;
  int64_t clock;
  int command;         // index into MemoryEngine::command_names
  int type;            // 0 read, 1 write, -1 maintenance
  int source;
  std::vector<int> level_ids;  // -1: all of that level
};

// All channels share one clock. It starts at 0 and is advanced by tick().
class MemoryEngine {
 public:
  virtual ~MemoryEngine() = default;

  virtual int channel_count() const = 0;
  virtual int transaction_bytes() const = 0;
  virtual const std::vector<std::string>& level_names() const = 0;
  virtual const std::vector<std::string>& command_names() const = 0;

  // The channel that serves a request.
  virtual int channel_of(const MemoryRequest& request) const = 0;

  // Offers a request; false if its queue is full and it must be offered again after the next tick.
  virtual bool offer(const MemoryRequest& request) = 0;

  // Advances the clock by one cycle.
  virtual void tick() = 0;

  int64_t clock() const { return clock_; }

  // What happened since the caller last cleared these.
  std::vector<Completion> completions;
  std::vector<IssuedCommand> commands;
  bool record_commands = true;

 protected:
  int64_t clock_ = 0;
};

// Creates the engine from the text of a fully expanded YAML configuration. Throws std::exception with a reason.
std::unique_ptr<MemoryEngine> create_engine(const std::string& yaml);

// The controller plug-in that a configuration must name for commands to be recorded.
inline constexpr const char* recorder_plugin = "TlmCommandRecorder";

}  // namespace tlm
