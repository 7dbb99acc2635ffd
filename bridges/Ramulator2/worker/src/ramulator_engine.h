// The adaptor for a Ramulator 2.1 that the user built: the only file pair that knows it.
#pragma once

#include <memory>

#include "engine.h"

namespace tlm {

std::unique_ptr<Engine> make_ramulator_engine();

}  // namespace tlm
