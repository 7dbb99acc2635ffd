// Runs a request file through an engine as the golden files prescribe, or measures how fast the engine is.
#include <chrono>
#include <cinttypes>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <deque>
#include <fstream>
#include <iostream>
#include <sstream>
#include <stdexcept>

#include "engine.h"
#include "ramulator_engine.h"

namespace {

struct Row {
  int64_t offer = 0;
  int64_t accept = -1;
  int64_t complete = -1;
  tlm::Transaction transaction;
};

// Notes completions by the number of their row, and commands as lines of text if asked to.
class Recorder final : public tlm::Sink {
 public:
  Recorder(std::vector<Row>& rows, bool commands) : rows_(rows), keep_commands_(commands) {}

  void completed(uint64_t row) override {
    rows_[row].complete = clock;
    ++completions;
    sum_of_completions += static_cast<uint64_t>(clock);
  }

  void issued(int64_t at, uint16_t, uint16_t command, int type, int source, const int* ids, int levels) override {
    if (!keep_commands_) return;
    commands << at << ',' << memory.commands[command];
    for (int i = 0; i < levels; i++) commands << ',' << ids[i];
    commands << ',' << type << ',' << source << '\n';
  }

  tlm::MemoryDescription memory;
  int64_t clock = 0;
  size_t completions = 0;
  uint64_t sum_of_completions = 0;
  std::ostringstream commands;

 private:
  std::vector<Row>& rows_;
  bool keep_commands_;
};

std::string read_text(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) throw std::runtime_error("can't read " + path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

// offer_cycle, type, address, accept_cycle, complete_cycle, then level ids where the mapper passes them through
std::vector<Row> read_rows(const std::string& path) {
  std::istringstream text(read_text(path));
  std::vector<Row> rows;
  std::string line;
  std::getline(text, line);
  while (std::getline(text, line)) {
    std::istringstream fields(line);
    std::vector<std::string> values;
    for (std::string value; std::getline(fields, value, ',');) values.push_back(value);
    if (values.size() < 3 || values.size() > 5 + tlm::kMaxLevels) throw std::runtime_error(path + ": damaged line '" + line + "'");
    Row row;
    row.offer = std::stoll(values[0]);
    row.transaction.write = values[1] == "W";
    row.transaction.address = std::stoull(values[2], nullptr, 16);
    row.transaction.id = rows.size();
    row.transaction.has_ids = values.size() > 5;
    for (size_t i = 5; i < values.size(); i++) row.transaction.ids[i - 5] = std::stoi(values[i]);
    rows.push_back(row);
  }
  return rows;
}

size_t channel_of(const Recorder& recorder, const tlm::Transaction& transaction) {
  return transaction.has_ids ? static_cast<size_t>(transaction.ids[0]) : tlm::channel_of(recorder.memory, transaction.address);
}

void run(tlm::Engine& engine, Recorder& recorder, std::vector<Row>& rows, int64_t limit) {
  std::vector<std::deque<size_t>> waiting(recorder.memory.channels);  // one in-order offer queue a channel
  for (size_t i = 0; i < rows.size(); i++) waiting.at(channel_of(recorder, rows[i].transaction)).push_back(i);
  while (recorder.completions < rows.size()) {
    for (auto& queue : waiting)
      while (!queue.empty() && rows[queue.front()].offer <= recorder.clock && engine.offer(rows[queue.front()].transaction)) {
        rows[queue.front()].accept = recorder.clock;
        queue.pop_front();
      }
    ++recorder.clock;
    engine.tick();
    if (recorder.clock > limit) throw std::runtime_error("not done within the cycle limit");
  }
}

void write_requests(const Recorder& recorder, const std::vector<Row>& rows, const std::string& path) {
  const bool ids = !rows.empty() && rows[0].transaction.has_ids;
  std::ofstream file(path, std::ios::binary);
  file << "offer_cycle,type,address,accept_cycle,complete_cycle";
  for (size_t i = 0; ids && i < recorder.memory.levels.size(); i++) file << ',' << recorder.memory.levels[i];
  file << '\n';
  for (const auto& row : rows) {
    char text[128];
    std::snprintf(text, sizeof text, "%" PRId64 ",%c,0x%" PRIx64 ",%" PRId64 ",%" PRId64, row.offer,
                  row.transaction.write ? 'W' : 'R', row.transaction.address, row.accept, row.complete);
    file << text;
    for (size_t i = 0; ids && i < recorder.memory.levels.size(); i++) file << ',' << row.transaction.ids[i];
    file << '\n';
  }
}

// Channels issue in turn within a cycle, so the rows are by cycle, then channel.
void write_commands(const Recorder& recorder, const std::string& path) {
  std::ofstream file(path, std::ios::binary);
  file << "clock,command";
  for (const auto& name : recorder.memory.levels) file << ',' << name;
  file << ",type,source\n" << recorder.commands.str();
}

// Saturated: a request is offered as soon as the queue takes it. Only the run itself is timed.
void measure(tlm::Engine& engine, Recorder& recorder, std::vector<Row>& rows) {
  size_t accepted = 0;
  const auto start = std::chrono::steady_clock::now();
  while (recorder.completions < rows.size()) {
    while (accepted < rows.size() && engine.offer(rows[accepted].transaction)) accepted++;
    ++recorder.clock;
    engine.tick();
  }
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
  std::printf("{\"cycles\":%" PRId64 ",\"sum_of_completions\":%" PRIu64 ",\"seconds\":%.9f}\n", recorder.clock,
              recorder.sum_of_completions, seconds.count());
}

int drive(int argc, char** argv) {
  const std::string mode = argc > 1 ? argv[1] : "";
  if (!(mode == "run" && argc >= 5) && !(mode == "measure" && argc == 4)) {
    std::cerr << "usage: drive run CONFIG.yaml REQUESTS.csv OUT_PREFIX [CYCLE_LIMIT]\n       drive measure CONFIG.yaml REQUESTS.csv\n";
    return 2;
  }
  auto rows = read_rows(argv[3]);
  Recorder recorder(rows, mode == "run");
  const auto engine = tlm::make_ramulator_engine();
  recorder.memory = engine->configure(read_text(argv[2]), recorder);
  if (mode == "measure") {
    measure(*engine, recorder, rows);
    return 0;
  }
  run(*engine, recorder, rows, argc > 5 ? std::atoll(argv[5]) : INT64_MAX);
  write_requests(recorder, rows, std::string(argv[4]) + ".requests.csv");
  write_commands(recorder, std::string(argv[4]) + ".commands.csv");
  return 0;
}

}  // namespace

int main(int argc, char** argv) {
  try {
    const int code = drive(argc, argv);
    std::fflush(nullptr);
    std::_Exit(code);  // engines need not be able to tear themselves down
  } catch (const std::exception& error) {
    std::cerr << "error: " << error.what() << "\n";
    return 1;
  }
}
