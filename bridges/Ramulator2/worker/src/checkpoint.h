// A state to go back to: a copy of the whole process, made by fork. The copy that keeps the state waits for the one that goes on.
#pragma once

#include <sys/types.h>

namespace tlm {

class Checkpoint {
 public:
  // Keeps the present state. Returns true now, in the process that goes on, and false each time somebody goes back, in the one that waited.
  bool take();
  // Forgets the kept state, if there is one.
  void release();
  // Goes back to the kept state: the caller ends. Returns only if there is none.
  void go_back();

 private:
  pid_t keeper_ = 0;
};

}  // namespace tlm
