// The adaptor to a Ramulator 2.1 that the user has built: the only file here that knows its headers (folder $RAMULATOR_HOME/src).
#include <functional>
#include <stdexcept>

#include "engine.h"
#include "ramulator/base/config.h"
#include "ramulator/base/factory.h"
#include "ramulator/base/request.h"
#include "ramulator/controller/controller_base.h"
#include "ramulator/controller/plugin/i_controller_plugin.h"
#include "ramulator/dram/dram_spec.h"
#include "ramulator/frontend/i_frontend.h"
#include "ramulator/memory_system/i_memory_system.h"

namespace tlm {
namespace {

// Plug-ins are made by Ramulator's factory, so what they report to is handed over here while a system is created.
class RecorderSink {
 public:
  virtual ~RecorderSink() = default;
  virtual void on_spec(const Ramulator::DRAMSpec& spec) = 0;
  virtual void on_command(int channel, int64_t clock, const Ramulator::Request& request) = 0;
};

thread_local RecorderSink* sink_under_construction = nullptr;

}  // namespace
}  // namespace tlm

namespace Ramulator {

class TlmCommandRecorder : public IControllerPlugin, public Implementation {
  RAMULATOR_REGISTER_IMPLEMENTATION(IControllerPlugin, TlmCommandRecorder, "TlmCommandRecorder")

 public:
  void init() override { sink_ = tlm::sink_under_construction; }

  void setup(IFrontEnd*, IMemorySystem*) override {
    controller_ = cast_parent<ControllerBase>();
    if (sink_) sink_->on_spec(*controller_->m_device.m_spec);
  }

  void on_issue(const Request& request) override {
    if (sink_) sink_->on_command(controller_->m_channel_id, controller_->m_clk, request);
  }

 private:
  ControllerBase* controller_ = nullptr;
  tlm::RecorderSink* sink_ = nullptr;
};

}  // namespace Ramulator

namespace tlm {
namespace {

int shift_for(int bytes) {
  int shift = 0;
  while ((1 << shift) < bytes) shift++;
  return shift;
}

class RamulatorEngine final : public MemoryEngine, public RecorderSink {
 public:
  explicit RamulatorEngine(const std::string& yaml) {
    const auto config = Ramulator::Config::parse_config_string(yaml);
    sink_under_construction = this;
    frontend_.reset(Ramulator::Factory::create_frontend(config));
    memory_.reset(Ramulator::Factory::create_memory_system(config));
    frontend_->connect_memory_system(memory_.get());
    memory_->connect_frontend(frontend_.get());
    sink_under_construction = nullptr;
    read_layout(config["memory_system"]);
  }

  int channel_count() const override { return channels_; }
  int transaction_bytes() const override { return memory_->get_tx_bytes(); }
  const std::vector<std::string>& level_names() const override { return level_names_; }
  const std::vector<std::string>& command_names() const override { return command_names_; }

  int channel_of(const MemoryRequest& request) const override {
    if (ids_pass_through_) return request.level_ids.empty() ? 0 : request.level_ids[0];
    return static_cast<int>((request.address >> channel_shift_) & (channels_ - 1));
  }

  bool offer(const MemoryRequest& request) override {
    const auto done = [this, tag = request.tag](Ramulator::Request&) { completions.push_back({tag, clock_}); };
    const int type = request.is_write ? Ramulator::Request::Type::Write : Ramulator::Request::Type::Read;
    if (!ids_pass_through_)
      return frontend_->receive_external_requests(type, request.address, 0, done, transaction_bytes());
    // The external front end can't carry level ids, the memory system can.
    Ramulator::Request direct(request.address, type, 0, done);
    direct.addr_vec = request.level_ids;
    direct.size_bytes = transaction_bytes();
    return memory_->send(direct);
  }

  void tick() override {
    clock_++;
    memory_->tick();
  }

  void on_spec(const Ramulator::DRAMSpec& spec) override {
    level_names_ = spec.level_names;
    command_names_ = spec.command_names;
  }

  void on_command(int channel, int64_t clock, const Ramulator::Request& request) override {
    if (record_commands)
      commands.push_back({channel, clock, request.command, request.type_id, request.source_id, request.addr_vec});
  }

 private:
  void read_layout(const Ramulator::ConfigNode& system) {
    channels_ = static_cast<int>(system["controllers"].size());
    const auto interleave = system["channel_mapper"]["interleave_bits"];
    channel_shift_ = shift_for(transaction_bytes()) + (interleave ? interleave.as<int>() : 0);
    const auto mapper = system["controllers"].seq().at(0)["addr_mapper"]["impl"].as<std::string>();
    ids_pass_through_ = mapper == "PassThroughAddrMapper";
  }

  std::unique_ptr<Ramulator::IFrontEnd> frontend_;
  std::unique_ptr<Ramulator::IMemorySystem> memory_;
  std::vector<std::string> level_names_;
  std::vector<std::string> command_names_;
  int channels_ = 1;
  int channel_shift_ = 0;
  bool ids_pass_through_ = false;
};

}  // namespace

std::unique_ptr<MemoryEngine> create_engine(const std::string& yaml) { return std::make_unique<RamulatorEngine>(yaml); }

}  // namespace tlm
