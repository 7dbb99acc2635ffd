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

namespace {

struct Row {
  int64_t offer = 0;
  int64_t accept = -1;
  int64_t complete = -1;
  tlm::MemoryRequest request;
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
    if (values.size() < 3) throw std::runtime_error(path + ": damaged line '" + line + "'");
    Row row;
    row.offer = std::stoll(values[0]);
    row.request.is_write = values[1] == "W";
    row.request.address = std::stoll(values[2], nullptr, 16);
    row.request.tag = rows.size();
    for (size_t i = 5; i < values.size(); i++) row.request.level_ids.push_back(std::stoi(values[i]));
    rows.push_back(std::move(row));
  }
  return rows;
}

void run(tlm::MemoryEngine& engine, std::vector<Row>& rows, int64_t limit) {
  std::vector<std::deque<size_t>> waiting(engine.channel_count());  // one in-order offer queue a channel
  for (size_t i = 0; i < rows.size(); i++) waiting.at(engine.channel_of(rows[i].request)).push_back(i);
  size_t completed = 0;
  const auto take_completions = [&] {
    for (const auto& done : engine.completions) rows[done.tag].complete = done.clock;
    completed += engine.completions.size();
    engine.completions.clear();
  };
  while (completed < rows.size()) {
    for (auto& queue : waiting)
      while (!queue.empty() && rows[queue.front()].offer <= engine.clock() && engine.offer(rows[queue.front()].request)) {
        rows[queue.front()].accept = engine.clock();
        queue.pop_front();
      }
    engine.tick();
    take_completions();
    if (engine.clock() > limit) throw std::runtime_error("not done within the cycle limit");
  }
}

void write_requests(const tlm::MemoryEngine& engine, const std::vector<Row>& rows, const std::string& path) {
  std::ofstream file(path, std::ios::binary);
  file << "offer_cycle,type,address,accept_cycle,complete_cycle";
  if (!rows.empty() && !rows[0].request.level_ids.empty())
    for (const auto& name : engine.level_names()) file << ',' << name;
  file << '\n';
  for (const auto& row : rows) {
    char text[128];
    std::snprintf(text, sizeof text, "%" PRId64 ",%c,0x%" PRIx64 ",%" PRId64 ",%" PRId64, row.offer,
                  row.request.is_write ? 'W' : 'R', static_cast<uint64_t>(row.request.address), row.accept, row.complete);
    file << text;
    for (int id : row.request.level_ids) file << ',' << id;
    file << '\n';
  }
}

// Channels issue in turn within a cycle, so the rows are by cycle, then channel.
void write_commands(const tlm::MemoryEngine& engine, const std::string& path) {
  std::ofstream file(path, std::ios::binary);
  file << "clock,command";
  for (const auto& name : engine.level_names()) file << ',' << name;
  file << ",type,source\n";
  for (const auto& command : engine.commands) {
    file << command.clock << ',' << engine.command_names()[command.command];
    for (size_t i = 0; i < engine.level_names().size(); i++) file << ',' << command.level_ids[i];
    file << ',' << command.type << ',' << command.source << '\n';
  }
}

// Saturated: a request is offered as soon as the queue takes it. Only the run itself is timed.
void measure(tlm::MemoryEngine& engine, std::vector<Row>& rows) {
  engine.record_commands = false;
  size_t accepted = 0;
  size_t completed = 0;
  uint64_t sum = 0;
  const auto start = std::chrono::steady_clock::now();
  while (completed < rows.size()) {
    while (accepted < rows.size() && engine.offer(rows[accepted].request)) accepted++;
    engine.tick();
    for (const auto& done : engine.completions) sum += static_cast<uint64_t>(done.clock);
    completed += engine.completions.size();
    engine.completions.clear();
  }
  const std::chrono::duration<double> seconds = std::chrono::steady_clock::now() - start;
  std::printf("{\"cycles\":%" PRId64 ",\"sum_of_completions\":%" PRIu64 ",\"seconds\":%.9f}\n", engine.clock(), sum, seconds.count());
}

int drive(int argc, char** argv) {
  const std::string mode = argc > 1 ? argv[1] : "";
  if (mode == "run" && argc >= 5) {
    const auto engine = tlm::create_engine(read_text(argv[2]));
    auto rows = read_rows(argv[3]);
    run(*engine, rows, argc > 5 ? std::atoll(argv[5]) : INT64_MAX);
    write_requests(*engine, rows, std::string(argv[4]) + ".requests.csv");
    write_commands(*engine, std::string(argv[4]) + ".commands.csv");
    return 0;
  }
  if (mode == "measure" && argc == 4) {
    const auto engine = tlm::create_engine(read_text(argv[2]));
    auto rows = read_rows(argv[3]);
    measure(*engine, rows);
    return 0;
  }
  std::cerr << "usage: drive run CONFIG.yaml REQUESTS.csv OUT_PREFIX [CYCLE_LIMIT]\n       drive measure CONFIG.yaml REQUESTS.csv\n";
  return 2;
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
