// A banked scratchpad behind the remote protocol: words of one access go to neighbouring banks; an access ends when its last bank has.
// Parameters: banks (8), word (8 bytes), capacity (65536 bytes), cycle (1000000 fs). Look-ahead: one cycle, since no word is faster.
#include <tlm/remote.hpp>

using namespace tlm::remote;

class Scratchpad : public Model {
 public:
  Scratchpad() : Model("scratchpad", "1.0") {}

 private:
  void start(const Configuration& configuration) override {
    cycle_ = configuration.integer("cycle", 1 * ns);
    word_ = configuration.integer("word", 8);
    free_.assign(static_cast<size_t>(configuration.integer("banks", 8)), 0);
    memory_.assign(static_cast<size_t>(configuration.integer("capacity", 65536)), 0);
    if (cycle_ < 1 || word_ < 1 || free_.empty()) throw std::runtime_error("cycle, word and banks must be above zero");
    look_ahead(cycle_);
    target("port", 0, 32, static_cast<uint32_t>(configuration.integer("outstanding", 0)));
    interrupt_ = signal_out("overrun");
  }

  void request(Input& access) override {
    const auto length = static_cast<uint64_t>(access.length());
    if (length > memory_.size() || access.address() > memory_.size() - length) {
      set(interrupt_, now() + cycle_, 1);
      return respond(access, now() + cycle_, {Status::AddressError, nullptr, "the access runs over the end of the scratchpad"});
    }
    if (access.command() == Command::Ignore) return respond(access, now() + cycle_);
    int64_t end = now();
    const auto first = access.address() / static_cast<uint64_t>(word_);
    const auto last = (access.address() + length - 1) / static_cast<uint64_t>(word_);
    for (auto word = first; word <= last; ++word) end = std::max(end, occupy(free_[word % free_.size()]));
    ++accesses_;
    uint8_t* place = memory_.data() + access.address();
    if (access.is_write()) std::copy(access.data.begin(), access.data.end(), place);
    respond(access, end, {Status::Ok, place, ""});
  }

  int64_t occupy(int64_t& free) {
    if (free > now()) ++conflicts_;
    free = std::max(free, now()) + cycle_;
    return free;
  }

  size_t peek(const Input& request, std::vector<uint8_t>& data) override {
    if (request.address() >= memory_.size()) return 0;
    const auto count = std::min(data.size(), memory_.size() - request.address());
    uint8_t* place = memory_.data() + request.address();
    if (request.is_write()) std::copy_n(data.begin(), count, place);
    else std::copy_n(place, count, data.begin());
    return count;
  }

  std::vector<Value> values() override {
    return {{"accesses", "", "accesses served", accesses_}, {"conflicts", "", "words that found their bank busy", conflicts_}};
  }

  int64_t cycle_ = 0, word_ = 0, accesses_ = 0, conflicts_ = 0;
  int interrupt_ = 0;
  std::vector<int64_t> free_;
  std::vector<uint8_t> memory_;
};

int main(int argc, char** argv) {
  return run(argc, argv, [] { return new Scratchpad; });
}
