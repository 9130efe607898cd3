package dev.assay.runner.process;

import dev.assay.runner.process.CFunction.CallException;
import org.jspecify.annotations.Nullable;

/// A call of the C library with all its arguments, ready to be made on a thread that can do little
/// else. Memory that it points at must outlive it.
public final class PreparedCall {
  private final String name;
  private final CFunction function;
  private final boolean returnsError;
  private final long[] arguments;
  private @Nullable PreparedCall source;
  private int place;
  private int result;

  private PreparedCall(String name, CFunction function, boolean returnsError, long... arguments) {
    this.name = name;
    this.function = function;
    this.returnsError = returnsError;
    this.arguments = arguments;
  }

  /// A function that tells an error by a negative number and `errno`.
  ///
  /// @param name what is said to have failed when it fails
  public static PreparedCall of(String name, CFunction function, long... arguments) {
    return new PreparedCall(name, function, false, arguments);
  }

  /// The same, with the result of an earlier call in the place of one argument.
  ///
  /// @param index of the argument
  public static PreparedCall following(
      PreparedCall source, int index, String name, CFunction function, long... arguments) {
    long[] shifted = new long[arguments.length + 1];
    System.arraycopy(arguments, 0, shifted, 0, index);
    System.arraycopy(arguments, index, shifted, index + 1, arguments.length - index);
    PreparedCall call = new PreparedCall(name, function, false, shifted);
    call.source = source;
    call.place = index;
    return call;
  }

  /// A function that returns the number of an error or 0.
  static PreparedCall checked(String name, CFunction function, long... arguments) {
    return new PreparedCall(name, function, true, arguments);
  }

  /// What the call returned, once it has been made; 0 before.
  public int result() {
    return result;
  }

  /// What is said to have failed when it fails.
  String name() {
    return name;
  }

  void make() throws CallException {
    if (source != null) {
      arguments[place] = source.result;
    }
    if (returnsError) {
      function.callChecked(arguments);
    } else {
      result = function.callOnce(arguments);
    }
  }
}
