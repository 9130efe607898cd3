package dev.assay.protocol;

import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// Finds the JSON form of a Java type from the type alone, so that a record's components are its
/// schema and no second list of fields can differ from it.
///
/// @param enumNaming makes the name in JSON of an enum constant's name
record JsonForms(UnaryOperator<String> enumNaming) {
  private static final Map<Type, JsonForm<?>> SCALARS =
      Map.of(
          String.class, ScalarForms.STRING,
          boolean.class, ScalarForms.BOOLEAN,
          int.class, ScalarForms.INT,
          long.class, ScalarForms.LONG,
          double.class, ScalarForms.DOUBLE,
          Double.class, ScalarForms.DOUBLE,
          OptionalInt.class,
              new OptionalForm<OptionalInt, Integer>(
                  ScalarForms.INT,
                  o -> o.isPresent() ? Optional.of(o.getAsInt()) : Optional.empty(),
                  o -> o.map(OptionalInt::of).orElseGet(OptionalInt::empty)),
          OptionalLong.class,
              new OptionalForm<OptionalLong, Long>(
                  ScalarForms.LONG,
                  o -> o.isPresent() ? Optional.of(o.getAsLong()) : Optional.empty(),
                  o -> o.map(OptionalLong::of).orElseGet(OptionalLong::empty)),
          OptionalDouble.class,
              new OptionalForm<OptionalDouble, Double>(
                  ScalarForms.DOUBLE,
                  o -> o.isPresent() ? Optional.of(o.getAsDouble()) : Optional.empty(),
                  o -> o.map(OptionalDouble::of).orElseGet(OptionalDouble::empty)));

  /// The form of a record, an enum or a scalar.
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
      case Class<?> record when record.isRecord() -> record(record);
      case Class<?> constants when constants.isEnum() -> constants(constants);
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
      return optional(content);
    }
    throw new IllegalArgumentException("no JSON form is known for " + type);
  }

  private static <T> JsonForm<Optional<T>> optional(JsonForm<T> present) {
    return new OptionalForm<>(present, Function.identity(), Function.identity());
  }

  @SuppressWarnings("unchecked") // the caller saw that it is an enum
  private <E extends Enum<E>> JsonForm<E> constants(Class<?> type) {
    return new EnumForm<>((Class<E>) type, enumNaming);
  }

  private <T> JsonForm<T> record(Class<T> type) {
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
