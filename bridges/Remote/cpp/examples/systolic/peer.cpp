// The verilated tile as a peer: weights are written to 0x0 (rows x columns bytes), activations to 0x1000 (vectors x rows bytes), which computes;
// results are read from 0x2000 (vectors x columns 32-bit words). The write of the activations is answered after as many cycles as the RTL took.
#include "Vtile.h"

#include <tlm/remote.hpp>

#include <array>

using namespace tlm::remote;

static constexpr size_t kRows = 4, kColumns = 4;
static constexpr int64_t kCycle = 1 * ns;

class Tile : public Model {
 public:
  Tile() : Model("systolic-tile", "1.0") {}

 private:
  void start(const Configuration&) override {
    look_ahead(kCycle);
    target("port");
  }

  void request(Input& access) override {
    if (access.is_write() && access.address() == 0 && access.data.size() == kRows * kColumns) {
      weights_ = access.data;
      return respond(access, now() + kCycle);
    }
    if (access.is_write() && access.address() == 0x1000 && !weights_.empty() && access.data.size() % kRows == 0 && !access.data.empty())
      return respond(access, now() + compute(access.data) * kCycle);
    if (!access.is_write() && access.address() == 0x2000 && static_cast<size_t>(access.length()) <= results_.size() * 4)
      return respond(access, now() + kCycle, {Status::Ok, reinterpret_cast<const uint8_t*>(results_.data()), ""});
    respond(access, now() + kCycle, {Status::AddressError, nullptr, "expected weights at 0x0, activations at 0x1000 or results at 0x2000"});
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

  Vtile rtl_;
  std::vector<uint8_t> weights_;
  std::vector<uint32_t> results_;
};

int main(int argc, char** argv) {
  return run(argc, argv, [] { return new Tile; });
}
