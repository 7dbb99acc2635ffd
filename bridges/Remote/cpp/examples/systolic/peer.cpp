// The verilated tile as a peer: weights are written to 0x0 (rows x columns bytes), activations to 0x1000 (vectors x rows bytes), which computes;
// results are read from 0x2000 (vectors x columns 32-bit words). The write of the activations is answered after as many cycles as the RTL took. Weights and
// activations may come in one write to 0x0: a fold, as an npu with an external array sends it. What comes while the array is busy waits. Parameter: cycle (1000000 fs).
#include "Vtile.h"

#include <tlm/remote.hpp>

#include <array>

using namespace tlm::remote;

static constexpr size_t kRows = 4, kColumns = 4, kWeights = kRows * kColumns;

class Tile : public Model {
 public:
  Tile() : Model("systolic-tile", "1.0") {}

 private:
  void start(const Configuration& configuration) override {
    cycle_ = configuration.integer("cycle", 1 * ns);
    if (cycle_ < 1) throw std::runtime_error("cycle must be above zero");
    look_ahead(cycle_);
    target("port");
  }

  void request(Input& access) override {
    const auto size = access.data.size();
    if (access.is_write() && access.address() == 0 && size >= kWeights && size % kRows == 0) {
      weights_.assign(access.data.begin(), access.data.begin() + kWeights);
      if (size == kWeights) return respond(access, now() + cycle_);
      return fold(access, {access.data.begin() + kWeights, access.data.end()});
    }
    if (access.is_write() && access.address() == 0x1000 && !weights_.empty() && size % kRows == 0 && size != 0) return fold(access, access.data);
    if (!access.is_write() && access.address() == 0x2000 && static_cast<size_t>(access.length()) <= results_.size() * 4)
      return respond(access, now() + cycle_, {Status::Ok, reinterpret_cast<const uint8_t*>(results_.data()), ""});
    respond(access, now() + cycle_, {Status::AddressError, nullptr, "expected weights at 0x0, activations at 0x1000 or results at 0x2000"});
  }

  void fold(Input& access, const std::vector<uint8_t>& activations) {
    const int64_t cycles = compute(activations);
    free_ = std::max(free_, now()) + cycles * cycle_;
    ++folds_;
    cycles_ += cycles;
    check(activations);
    respond(access, free_);
  }

  // What the array should have computed.
  void check(const std::vector<uint8_t>& activations) {
    for (size_t vector = 0; vector < activations.size() / kRows; ++vector)
      for (size_t column = 0; column < kColumns; ++column) {
        int32_t sum = 0;
        for (size_t row = 0; row < kRows; ++row)
          sum += static_cast<int8_t>(activations[vector * kRows + row]) * static_cast<int8_t>(weights_[row * kColumns + column]);
        if (results_[vector * kColumns + column] != static_cast<uint32_t>(sum)) ++wrong_;
      }
  }

  std::vector<Value> values() override {
    return {{"folds", "", "folds computed", folds_}, {"cycles", "cycles", "cycles of the RTL", cycles_}, {"wrong", "", "results that are not the product", wrong_}};
  }

  // Clocks the RTL from the first row of weights to the last result.
  int64_t compute(const std::vector<uint8_t>& activations) {
    const size_t vectors = activations.size() / kRows;
    results_.assign(vectors * kColumns, 0);
    std::array<size_t, kColumns> arrived{};
    int64_t cycles = 0;
    for (size_t row = kRows; row-- > 0;) {
      rtl_.load = 1;
      rtl_.weights = word(&weights_[row * kColumns]);
      tick(arrived, cycles);
    }
    rtl_.load = 0;
    for (size_t vector = 0; arrived[kColumns - 1] < vectors; ++vector) {
      rtl_.valid = vector < vectors;
      rtl_.activations = vector < vectors ? word(&activations[vector * kRows]) : 0;
      tick(arrived, cycles);
    }
    rtl_.valid = 0;
    return cycles;
  }

  void tick(std::array<size_t, kColumns>& arrived, int64_t& cycles) {
    rtl_.clk = 0;
    rtl_.eval();
    rtl_.clk = 1;
    rtl_.eval();
    ++cycles;
    for (size_t column = 0; column < kColumns; ++column)
      if (rtl_.result_valid & (1u << column)) results_[arrived[column]++ * kColumns + column] = rtl_.results[column];
  }

  static uint32_t word(const uint8_t* bytes) {
    uint32_t value;
    std::memcpy(&value, bytes, sizeof value);
    return value;
  }

  int64_t cycle_ = 0, free_ = 0, folds_ = 0, cycles_ = 0, wrong_ = 0;
  Vtile rtl_;
  std::vector<uint8_t> weights_;
  std::vector<uint32_t> results_;
};

int main(int argc, char** argv) {
  return run(argc, argv, [] { return new Tile; });
}
