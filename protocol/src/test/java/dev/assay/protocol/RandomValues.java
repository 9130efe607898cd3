package dev.assay.protocol;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Random values of a record, an enum or a sealed type, with edge values in plenty. The same seed
/// gives the same values.
final class RandomValues {
  private static final String[] WORDS = {
    "",
    " ",
    "a",
    "naïve",
    "日本語",
    "🦀",
    "\u0000",
    "\u001f\u007f",
    "\"\\/\b\f\n\r\t",
    "\u2028",
    "€\uFB33",
    "null",
    "1e400",
    "line one\nline two"
  };
  private static final long[] LONGS = {
    0, 1, 9, 4_294_967_295L, 1L << 53, (1L << 53) + 1, Long.MAX_VALUE, Integer.MAX_VALUE
  };
  private static final double[] DOUBLES = {
    0,
    1,
    0.1,
    0.7f,
    1e15,
    1e16,
    1e17,
    1e21,
    1e22,
    Double.MIN_VALUE,
    Double.MAX_VALUE,
    1e-5,
    1e-6,
    1e-7,
    -2.5
  };

  private final RandomGenerator random;

  RandomValues(long seed) {
    random = new SplittableRandom(seed);
  }

  <T> T of(Class<T> type) {
    @SuppressWarnings("unchecked") // any(type) makes a value of the type
    T value = (T) any(type);
    return value;
  }

  private Object any(Type type) {
    return switch (type) {
      case ParameterizedType generic -> container(generic);
      case Class<?> c when c == String.class -> text();
      case Class<?> c when c == boolean.class -> random.nextBoolean();
      case Class<?> c when c == int.class -> integer();
      case Class<?> c when c == long.class -> longInteger();
      case Class<?> c when c == double.class || c == Double.class -> decimal();
      case Class<?> c when c == OptionalInt.class ->
          random.nextBoolean() ? OptionalInt.of(integer()) : OptionalInt.empty();
      case Class<?> c when c == OptionalLong.class ->
          random.nextBoolean() ? OptionalLong.of(longInteger()) : OptionalLong.empty();
      case Class<?> c when c == OptionalDouble.class ->
          random.nextBoolean() ? OptionalDouble.of(decimal()) : OptionalDouble.empty();
      case Class<?> c when c == float.class || c == Float.class -> smallDecimal();
      case Class<?> c when c == Unsigned64.class -> unsigned();
      case Class<?> c when c == UUID.class -> new UUID(random.nextLong(), random.nextLong());
      case Class<?> c when c == Instant.class -> instant();
      case Class<?> c when c == BenchmarkEvent.class -> event();
      case Class<?> c when c == BenchmarkEventType.Unknown.class -> unknownEventType();
      case Class<?> c when c.isEnum() -> pick(c.getEnumConstants());
      case Class<?> c when c.isRecord() -> record(c);
      case Class<?> c when c.isSealed() -> any(pick(c.getPermittedSubclasses()));
      default -> throw new IllegalArgumentException("no random " + type);
    };
  }

  private Object container(ParameterizedType type) {
    Type content = type.getActualTypeArguments()[type.getActualTypeArguments().length - 1];
    if (type.getRawType() == Optional.class) {
      return random.nextBoolean() ? Optional.of(any(content)) : Optional.empty();
    }
    int size = random.nextInt(4);
    if (type.getRawType() == List.class) {
      return IntStream.range(0, size).mapToObj(_ -> any(content)).toList();
    }
    Map<String, Object> map = new HashMap<>();
    for (int i = 0; i < size; i++) {
      map.put(text(), any(content));
    }
    return map;
  }

  /// Some records refuse some values: then others are tried.
  private Object record(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    for (int attempt = 0; attempt < 1000; attempt++) {
      Object[] values =
          Arrays.stream(components).map(component -> any(component.getGenericType())).toArray();
      try {
        return type.getDeclaredConstructor(types).newInstance(values);
      } catch (InvocationTargetException e) {
        if (!(e.getCause() instanceof IllegalArgumentException)) {
          throw new IllegalStateException(e.getCause());
        }
      } catch (ReflectiveOperationException e) {
        throw new LinkageError("cannot create " + type, e);
      }
    }
    throw new IllegalStateException(type + " refused a thousand values");
  }

  String text() {
    StringBuilder text = new StringBuilder(pick(WORDS));
    for (int more = random.nextInt(4); more > 0; more--) {
      text.append(random.nextBoolean() ? pick(WORDS) : Character.toString(character()));
    }
    return text.toString();
  }

  private int character() {
    int character = random.nextInt(Character.MAX_CODE_POINT + 1);
    return Character.getType(character) == Character.SURROGATE ? 'x' : character;
  }

  private int integer() {
    return random.nextInt(4) == 0 ? Integer.MAX_VALUE : random.nextInt(1, 100_000);
  }

  private long longInteger() {
    return random.nextBoolean() ? LONGS[random.nextInt(LONGS.length)] : random.nextLong(1L << 40);
  }

  double decimal() {
    return switch (random.nextInt(3)) {
      case 0 -> DOUBLES[random.nextInt(DOUBLES.length)];
      case 1 -> random.nextDouble();
      default -> {
        double bits = Double.longBitsToDouble(random.nextLong());
        yield Double.isFinite(bits) ? bits : 0.5;
      }
    };
  }

  private float smallDecimal() {
    float bits = Float.intBitsToFloat(random.nextInt());
    return random.nextBoolean() || !Float.isFinite(bits) ? random.nextInt(100) / 10f : bits;
  }

  private Unsigned64 unsigned() {
    return new Unsigned64(random.nextBoolean() ? random.nextLong() : longInteger());
  }

  private Instant instant() {
    long nanos =
        switch (random.nextInt(4)) {
          case 0 -> 0;
          case 1 -> random.nextInt(1000) * 1_000_000L;
          case 2 -> random.nextInt(1_000_000) * 1_000L;
          default -> random.nextInt(1_000_000_000);
        };
    return Instant.ofEpochSecond(random.nextLong(-62_000_000_000L, 250_000_000_000L), nanos);
  }

  private BenchmarkEventType.Unknown unknownEventType() {
    String name = "New" + text();
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.putObject(name).put("text", text()).put("number", decimal()).putNull("nothing");
    return new BenchmarkEventType.Unknown(name, JsonText.of(json));
  }

  private BenchmarkEvent event() {
    return BenchmarkEvent.create(
        of(UUID.class),
        text(),
        of(UUID.class),
        instant(),
        text(),
        text(),
        text(),
        unsigned(),
        of(BenchmarkEventType.class));
  }

  <T> T pick(T[] values) {
    return values[random.nextInt(values.length)];
  }
}
