#include "driver.h"

#include <algorithm>

namespace tlm {

MemoryDescription Driver::configure(const std::string& text) {
  memory_ = engine_.configure(text, *this);
  queues_.resize(memory_.channels);
  return memory_;
}

static void require(bool condition, const RequestRecord& record, const char* rule) {
  if (!condition) throw ProtocolError("request " + std::to_string(record.id) + ": " + rule);
}

void Driver::check(const RequestRecord& record) const {
  require(record.id >= next_id_ && record.id < 1ull << 62, record, "ids must ascend and stay below 2^62");
  require(record.offer_cycle >= clock_, record, "the offer cycle has passed");
  require(record.offer_cycle >= last_offer_, record, "offer cycles must not descend");
  require(record.channel == kChannelByAddress || record.channel < memory_.channels, record, "there is no such channel");
  require(record.channel != kChannelByAddress || !(record.flags & kLevelIds), record, "level ids need a channel");
  require(record.write <= 1 && record.flags <= 31, record, "an unknown type or flag");
  require(record.source <= 32767, record, "sources are 0 to 32767");
  require(record.interval >= 1, record, "an interval of 0 cycles");
  require(record.count >= 1 && record.outer_count >= 1, record, "a stream needs at least one step");
  require(record.steps_per_cycle >= 1 && record.steps_per_cycle <= kMaxOutstanding, record, "steps a cycle are 1 to 65536");
  require(record.outstanding >= 1 && record.outstanding <= kMaxOutstanding, record, "steps outstanding are 1 to 65536");
  require(record.transactions_per_step >= 1 && record.transactions_per_step <= kMaxTransactionsPerStep, record,
          "transactions a step are 1 to 4096");
}

void Driver::add(const Request& request) {
  check(request.record);
  next_id_ = request.record.id + 1;
  last_offer_ = request.record.offer_cycle;
  arrivals_.push_back(request);
}

EndRecord Driver::run(const WindowHead& window, const PartHandler& handler) {
  handler_ = &handler;
  flags_ = window.flags;
  reason_ = Reason::Horizon;
  stop_ = false;
  events_sent_ = commands_sent_ = 0;
  while (clock_ < window.until) {
    offer_phase();
    if (stop_) break;
    ++clock_;
    engine_.tick();
    progress_.fetch_add(1, std::memory_order_relaxed);
    if (stop_ || idle_at_last() || flush_if_full(window)) break;
  }
  if ((flags_ & kOffersAtEnd) && clock_ == window.until && reason_ == Reason::Horizon) offer_phase();
  flush();
  return {window.window, clock_, static_cast<uint32_t>(reason_), 0, events_sent_, commands_sent_, in_flight_, window.engine, 0};
}

bool Driver::idle_at_last() {
  if (!(flags_ & kUntilIdle) || in_flight_ > 0 || !generating_.empty() || !arrivals_.empty()) return false;
  reason_ = Reason::Idle;
  return true;
}

// Steps of streams that go on come first, then what arrives in this cycle: together the order of the ids.
void Driver::offer_phase() {
  if (generated_at_ != clock_) {
    generated_at_ = clock_;
    for (size_t i = 0; i < generating_.size(); ++i) generate(*generating_[i], is_first(i, generating_[i]->request.record.channel));
    std::erase_if(generating_, [](const Active* active) { return active->next_step == active->steps; });
  }
  arrive();
  for (auto& queue : queues_)
    if (!queue.empty()) drain(queue);
}

void Driver::arrive() {
  while (!arrivals_.empty() && arrivals_.front().record.offer_cycle <= clock_) {
    Active& active = new_active(arrivals_.front());
    arrivals_.pop_front();
    generate(active, is_first(generating_.size(), active.request.record.channel));
    if (active.next_step < active.steps) generating_.push_back(&active);
  }
}

// Whether the last request for that channel, among those ahead, has issued all its steps (and so have, if each stands behind its predecessor,
// all earlier ones).
bool Driver::is_first(size_t end, uint16_t channel) const {
  while (end-- > 0)
    if (generating_[end]->request.record.channel == channel) return generating_[end]->next_step == generating_[end]->steps;
  return true;
}

void Driver::generate(Active& active, bool first) {
  const auto& record = active.request.record;
  if ((record.flags & kBehind) && !first) return;
  if ((clock_ - record.offer_cycle) % record.interval != 0) return;
  for (uint32_t i = 0; i < record.steps_per_cycle && active.next_step < active.steps && active.steps_in_flight < record.outstanding; ++i)
    enqueue(active, active.next_step++);
}

void Driver::enqueue(Active& active, uint64_t step) {
  const auto& record = active.request.record;
  const uint64_t inner = step % record.count, outer = step / record.count;
  uint64_t address = record.address + inner * static_cast<uint64_t>(record.stride) + outer * static_cast<uint64_t>(record.outer_stride);
  const uint64_t token = new_step(active, record.transactions_per_step);
  ++active.steps_in_flight;
  in_flight_ += record.transactions_per_step;
  for (uint32_t i = 0; i < record.transactions_per_step; ++i, address += memory_.transaction_bytes) {
    const auto channel = record.channel != kChannelByAddress ? record.channel : channel_of(memory_, address);
    queues_[channel].push_back({token, address, record.source, channel, record.write != 0, (record.flags & kLevelIds) != 0, active.request.ids});
  }
}

void Driver::drain(std::deque<Transaction>& queue) {
  while (!queue.empty()) {
    offering_ = steps_[queue.front().id].owner;
    if (!engine_.offer(queue.front())) break;
    queue.pop_front();
    accept_offered();
  }
  offering_ = nullptr;
}

// A write may complete while it is offered (coalesced), so its accept is noted either after the offer or by its completion.
void Driver::accept_offered() {
  if (offering_ != nullptr && --offering_->to_accept == 0) event(*offering_, false);
  offering_ = nullptr;
}

void Driver::completed(uint64_t token) {
  accept_offered();
  Step& step = steps_[token];
  Active& owner = *step.owner;
  --in_flight_;
  --owner.to_complete;
  if (--step.left == 0) {
    --owner.steps_in_flight;
    free_steps_.push_back(token);
    first_step(owner);
  }
  if (owner.to_complete == 0) {
    event(owner, true);
    free_actives_.push_back(&owner);
  }
}

void Driver::issued(int64_t clock, uint16_t channel, uint16_t command, int type, int source, const int* ids, int levels) {
  if (!(flags_ & kReturnCommands)) return;
  CommandRecord record{clock, channel, command, static_cast<int16_t>(type), static_cast<int16_t>(source), {}};
  for (int i = 0; i < kMaxLevels; ++i) record.ids[i] = i < levels ? ids[i] : -1;
  commands_.push_back(record);
}

void Driver::event(const Active& active, bool completion) {
  const auto& record = active.request.record;
  events_.push_back({clock_, record.id * 2 + (completion ? 1 : 0)});
  if (record.flags & (completion ? kAwaitCompletion : kAwaitAccept)) {
    stop_ = true;
    reason_ = completion ? Reason::Completion : Reason::Accept;
  }
}

void Driver::first_step(Active& active) {
  const auto& record = active.request.record;
  if (!(record.flags & kReportFirst) || active.first_reported) return;
  active.first_reported = true;
  events_.push_back({clock_, kFirstStep | (record.id * 2 + 1)});
}

uint64_t Driver::new_step(Active& owner, uint32_t transactions) {
  if (free_steps_.empty()) {
    steps_.push_back({&owner, transactions});
    return steps_.size() - 1;
  }
  const uint64_t token = free_steps_.back();
  free_steps_.pop_back();
  steps_[token] = {&owner, transactions};
  return token;
}

Driver::Active& Driver::new_active(const Request& request) {
  if (free_actives_.empty()) {
    actives_.push_back(std::make_unique<Active>());
    free_actives_.push_back(actives_.back().get());
  }
  Active& active = *free_actives_.back();
  free_actives_.pop_back();
  const auto& record = request.record;
  const uint64_t steps = static_cast<uint64_t>(record.count) * record.outer_count;
  active = {request, steps, 0, 0, steps * record.transactions_per_step, steps * record.transactions_per_step, false};
  return active;
}

bool Driver::flush_if_full(const WindowHead& window) {
  if (events_.size() + commands_.size() >= kPartRecords) flush();
  if (events_sent_ + commands_sent_ + events_.size() + commands_.size() < window.record_limit) return false;
  reason_ = Reason::RecordLimit;
  return true;
}

void Driver::flush() {
  if (events_.empty() && commands_.empty()) return;
  events_sent_ += events_.size();
  commands_sent_ += commands_.size();
  (*handler_)(events_, commands_);
  events_.clear();
  commands_.clear();
}

}  // namespace tlm
