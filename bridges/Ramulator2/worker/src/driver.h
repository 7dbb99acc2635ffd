// Offers requests to an engine under the rules of docs/bridge-protocol.md and runs windows.
#pragma once

#include <atomic>
#include <deque>
#include <functional>
#include <memory>
#include <vector>

#include "engine.h"
#include "protocol.h"

namespace tlm {

struct Request {
  RequestRecord record;
  std::array<int32_t, kMaxLevels> ids{};
};

// Receives a window's records in parts.
using PartHandler = std::function<void(const std::vector<EventRecord>&, const std::vector<CommandRecord>&)>;

class Driver final : public Sink {
 public:
  Driver(Engine& engine, std::atomic<uint64_t>& progress) : engine_(engine), progress_(progress) {}

  MemoryDescription configure(const std::string& text);
  // Adds a request behind the earlier ones. Throws ProtocolError.
  void add(const Request& request);
  EndRecord run(const WindowHead& window, const PartHandler& handler);
  uint32_t channels() const { return memory_.channels; }

  void completed(uint64_t step) override;
  void issued(int64_t clock, uint16_t channel, uint16_t command, int type, int source, const int* ids, int levels) override;

 private:
  // A request that was offered and is not complete.
  struct Active {
    Request request;
    uint64_t steps = 1;           // in all
    uint64_t next_step = 0;
    uint64_t steps_in_flight = 0;
    uint64_t to_accept = 0;       // transactions
    uint64_t to_complete = 0;
    bool first_reported = false;
  };
  // Transactions that complete together as one step.
  struct Step {
    Active* owner;
    uint32_t left;
  };

  void check(const RequestRecord& record) const;
  bool idle_at_last();
  void offer_phase();
  void arrive();
  bool is_first(size_t end, uint16_t channel) const;
  void generate(Active& active, bool first);
  void enqueue(Active& active, uint64_t step);
  void drain(std::deque<Transaction>& queue);
  void accept_offered();
  uint64_t new_step(Active& owner, uint32_t transactions);
  Active& new_active(const Request& request);
  void event(const Active& active, bool completion);
  void first_step(Active& active);
  bool flush_if_full(const WindowHead& window);
  void flush();

  Engine& engine_;
  std::atomic<uint64_t>& progress_;  // counts cycles, for the heartbeat
  MemoryDescription memory_;
  int64_t clock_ = 0;
  int64_t generated_at_ = -1;
  uint64_t next_id_ = 0;
  int64_t last_offer_ = 0;
  std::deque<Request> arrivals_;
  std::vector<Active*> generating_;                  // in the order of their ids
  std::vector<std::deque<Transaction>> queues_;      // one in-order offer queue a channel
  std::vector<Step> steps_;
  std::vector<uint64_t> free_steps_;
  std::vector<std::unique_ptr<Active>> actives_;
  std::vector<Active*> free_actives_;
  Active* offering_ = nullptr;
  uint64_t in_flight_ = 0;

  const PartHandler* handler_ = nullptr;
  uint32_t flags_ = 0;
  Reason reason_ = Reason::Horizon;
  bool stop_ = false;
  uint64_t events_sent_ = 0;
  uint64_t commands_sent_ = 0;
  std::vector<EventRecord> events_;
  std::vector<CommandRecord> commands_;
};

}  // namespace tlm
