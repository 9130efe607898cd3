package dev.assay.protocol;

import static java.util.Map.entry;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.UnaryOperator;

/// Finds the JSON form of a Java type from the type alone, so that a record's components are its
/// schema and no second list of fields can differ from it.
///
/// @param enumNaming makes the name in JSON of an enum constant's name
record JsonForms(UnaryOperator<String> enumNaming) {
  private static final Map<Type, JsonForm<?>> SCALARS =
      Map.ofEntries(
          entry(String.class, ScalarForms.STRING),
          entry(boolean.class, ScalarForms.BOOLEAN),
          entry(int.class, ScalarForms.INT),
          entry(long.class, ScalarForms.LONG),
          entry(double.class, ScalarForms.DOUBLE),
          entry(Double.class, ScalarForms.DOUBLE),
          entry(float.class, ScalarForms.FLOAT),
          entry(Float.class, ScalarForms.FLOAT),
          entry(Unsigned64.class, ScalarForms.UNSIGNED_64),
          entry(UUID.class, ScalarForms.UNIVERSAL_ID),
          entry(Instant.class, ScalarForms.INSTANT),
          entry(JsonText.class, ScalarForms.JSON),
          entry(OptionalInt.class, OptionalForm.ofInt(ScalarForms.INT)),
          entry(OptionalLong.class, OptionalForm.ofLong(ScalarForms.LONG)),
          entry(OptionalDouble.class, OptionalForm.ofDouble(ScalarForms.DOUBLE)));

  /// The form of a record, an enum, a sealed interface of records or a scalar.
  @SuppressWarnings("unchecked") // a form that was found for a type is a form of that type
  <T> JsonForm<T> of(Class<T> type) {
    return (JsonForm<T>) find(type);
  }

  private JsonForm<?> find(Type type) {
    JsonForm<?> scalar = SCALARS.get(type);
    if (scalar != null) {
      return scalar;
    }
    return switch (type) {
      case ParameterizedType generic -> container(generic);
      case Class<?> event when event == BenchmarkEvent.class ->
          new BenchmarkEventForm(of(BenchmarkEventForm.Envelope.class));
      case Class<?> eventType when eventType == BenchmarkEventType.class ->
          new EventTypeForm(sealed(BenchmarkEventType.class));
      case Class<?> record when record.isRecord() -> record(record);
      case Class<?> constants when constants.isEnum() -> constants(constants);
      case Class<?> variants when variants.isSealed() -> sealed(variants);
      default -> throw new IllegalArgumentException("no JSON form is known for " + type);
    };
  }

  private JsonForm<?> container(ParameterizedType type) {
    Type[] arguments = type.getActualTypeArguments();
    JsonForm<?> content = find(arguments[arguments.length - 1]);
    if (type.getRawType() == List.class) {
      return new ListForm<>(content);
    }
    if (type.getRawType() == Map.class && arguments[0] == String.class) {
      return new MapForm<>(content);
    }
    if (type.getRawType() == Optional.class) {
      return OptionalForm.of(content);
    }
    throw new IllegalArgumentException("no JSON form is known for " + type);
  }

  @SuppressWarnings("unchecked") // the caller saw that it is an enum
  private <E extends Enum<E>> JsonForm<E> constants(Class<?> type) {
    return new EnumForm<>((Class<E>) type, enumNaming);
  }

  private <T> SealedForm<T> sealed(Class<T> type) {
    Map<String, RecordForm<? extends T>> variants = new LinkedHashMap<>();
    for (Class<?> variant : type.getPermittedSubclasses()) {
      if (variant != BenchmarkEventType.Unknown.class) {
        variants.put(variant.getSimpleName(), record(variant.asSubclass(type)));
      }
    }
    return new SealedForm<>(variants);
  }

  private <T> RecordForm<T> record(Class<T> type) {
    List<RecordForm.Field> fields =
        Arrays.stream(type.getRecordComponents()).map(this::field).toList();
    return new RecordForm<>(canonicalConstructor(type), fields);
  }

  @SuppressWarnings("unchecked") // a component's values have the component's type
  private RecordForm.Field field(RecordComponent component) {
    JsonForm<Object> form = (JsonForm<Object>) find(component.getGenericType());
    return new RecordForm.Field(
        JsonNames.snakeCase(component.getName()), component.getAccessor(), form);
  }

  private static <T> Constructor<T> canonicalConstructor(Class<T> type) {
    Class<?>[] parameters =
        Arrays.stream(type.getRecordComponents())
            .map(RecordComponent::getType)
            .toArray(Class<?>[]::new);
    try {
      return type.getDeclaredConstructor(parameters);
    } catch (NoSuchMethodException impossible) {
      throw new AssertionError("every record has its canonical constructor", impossible);
    }
  }
}
