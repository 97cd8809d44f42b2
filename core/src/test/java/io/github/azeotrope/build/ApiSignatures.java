package io.github.azeotrope.build;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedTypeVariable;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The signatures a module publishes, as text: every public type that can be reached from outside,
 * and its public and protected members, one a line, in alphabetical order.
 *
 * <p>Read from the class files of one folder by reflection and printed by hand, because {@code
 * toGenericString} words differ between JDK versions and leave out nullness.
 */
public final class ApiSignatures {
  private ApiSignatures() {}

  /** Where Maven put the classes that {@code witness} belongs to. */
  public static Path classesOf(Class<?> witness) {
    return Path.of(
        URI.create(witness.getProtectionDomain().getCodeSource().getLocation().toString()));
  }

  /** The public types in the class folder that can be reached from outside, sorted by name. */
  public static List<Class<?>> publicTypes(Path classes) {
    try (Stream<Path> files = Files.walk(classes)) {
      return files
          .map(file -> classes.relativize(file).toString().replace('\\', '/'))
          .filter(name -> name.endsWith(".class"))
          .map(name -> name.substring(0, name.length() - ".class".length()).replace('/', '.'))
          .filter(name -> !name.endsWith("package-info") && !name.equals("module-info"))
          .<Class<?>>map(ApiSignatures::load)
          .filter(ApiSignatures::isReachable)
          .sorted(Comparator.comparing(Class::getName))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The signatures of all {@link #publicTypes} in the class folder. */
  public static List<String> of(Path classes) {
    List<String> lines = new ArrayList<>();
    for (Class<?> type : publicTypes(classes)) {
      lines.add(declaration(type));
      lines.addAll(members(type));
    }
    return lines;
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, ApiSignatures.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("Not on the test class path: " + name, e);
    }
  }

  private static boolean isReachable(Class<?> type) {
    if (type.isSynthetic() || type.isAnonymousClass() || type.isLocalClass()) {
      return false;
    }
    Class<?> outer = type.getDeclaringClass();
    return outer == null
        ? Modifier.isPublic(type.getModifiers())
        : isReachable(outer) && isReachable(type.getModifiers(), outer);
  }

  /** A protected member of a type that nobody can extend is out of reach. */
  private static boolean isReachable(int modifiers, Class<?> owner) {
    return Modifier.isPublic(modifiers) || (Modifier.isProtected(modifiers) && isExtensible(owner));
  }

  private static boolean isExtensible(Class<?> type) {
    return !Modifier.isFinal(type.getModifiers())
        && !type.isSealed()
        && (type.isInterface()
            || Arrays.stream(type.getDeclaredConstructors())
                .map(Constructor::getModifiers)
                .anyMatch(m -> Modifier.isPublic(m) || Modifier.isProtected(m)));
  }

  private static String declaration(Class<?> type) {
    StringBuilder line = new StringBuilder(deprecated(type));
    int modifiers = type.getModifiers();
    line.append(Modifier.isPublic(modifiers) ? "public " : "protected ");
    boolean implied = type.isInterface() || type.isEnum() || type.isRecord();
    if (type.getDeclaringClass() != null && Modifier.isStatic(modifiers) && !implied) {
      line.append("static ");
    }
    if (!implied) {
      line.append(Modifier.isAbstract(modifiers) ? "abstract " : "");
      line.append(Modifier.isFinal(modifiers) ? "final " : "");
    }
    // An enum whose constants have bodies is sealed in the class file; to a caller it is an enum.
    boolean sealed = type.isSealed() && !type.isEnum();
    line.append(sealed ? "sealed " : "").append(kind(type)).append(type.getName());
    line.append(typeParameters(type.getTypeParameters()));
    if (type.isRecord()) {
      line.append(
          Arrays.stream(type.getRecordComponents())
              .map(RecordComponent::getAnnotatedType)
              .map(ApiSignatures::name)
              .collect(joining(", ", "(", ")")));
    }
    AnnotatedType parent = type.getAnnotatedSuperclass();
    if (parent != null && !implied && parent.getType() != Object.class) {
      line.append(" extends ").append(name(parent));
    }
    if (!type.isAnnotation() && type.getAnnotatedInterfaces().length > 0) {
      line.append(type.isInterface() ? " extends " : " implements ");
      line.append(sorted(Arrays.stream(type.getAnnotatedInterfaces()).map(ApiSignatures::name)));
    }
    if (sealed) {
      line.append(" permits ");
      line.append(sorted(Arrays.stream(type.getPermittedSubclasses()).map(Class::getName)));
    }
    return line.toString();
  }

  private static String kind(Class<?> type) {
    if (type.isAnnotation()) {
      return "@interface ";
    }
    if (type.isInterface()) {
      return "interface ";
    }
    return type.isEnum() ? "enum " : type.isRecord() ? "record " : "class ";
  }

  private static Set<String> members(Class<?> type) {
    Set<String> lines = new TreeSet<>();
    for (Class<?> declaring : declaringTypes(type)) {
      for (Field field : declaring.getDeclaredFields()) {
        if (isPublished(field, type)) {
          lines.add("  " + field(field));
        }
      }
      for (Method method : declaring.getDeclaredMethods()) {
        if (isPublished(method, type)) {
          lines.add("  " + method(method, type));
        }
      }
    }
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (isPublished(constructor, type)) {
        lines.add("  " + constructor(constructor));
      }
    }
    return lines;
  }

  /** The type, and the hidden types above it: what they declare is published through it. */
  private static Set<Class<?>> declaringTypes(Class<?> type) {
    Set<Class<?>> all = new LinkedHashSet<>(Set.of(type));
    Stream<Class<?>> above =
        Stream.concat(Stream.ofNullable(type.getSuperclass()), Arrays.stream(type.getInterfaces()));
    above
        .filter(parent -> !isReachable(parent))
        .forEach(parent -> all.addAll(declaringTypes(parent)));
    return all;
  }

  private static boolean isPublished(Member member, Class<?> owner) {
    return !member.isSynthetic() && isReachable(member.getModifiers(), owner);
  }

  private static String constructor(Constructor<?> constructor) {
    return deprecated(constructor) + access(constructor) + "<init>" + call(constructor);
  }

  private static String field(Field field) {
    if (field.isEnumConstant()) {
      return deprecated(field) + "constant " + field.getName();
    }
    return deprecated(field)
        + access(field)
        + (Modifier.isFinal(field.getModifiers()) ? "final " : "")
        + name(field.getAnnotatedType())
        + " "
        + field.getName();
  }

  private static String method(Method method, Class<?> owner) {
    int modifiers = method.getModifiers();
    boolean inInterface = method.getDeclaringClass().isInterface();
    return deprecated(method)
        + access(method)
        + (Modifier.isAbstract(modifiers) ? "abstract " : "")
        + (inInterface && method.isDefault() ? "default " : "")
        // In a final type, final says nothing more.
        + (Modifier.isFinal(modifiers) && isExtensible(owner) ? "final " : "")
        + typeParametersBefore(method.getTypeParameters())
        + name(method.getAnnotatedReturnType())
        + " "
        + method.getName()
        + call(method)
        + (method.getDefaultValue() == null ? "" : " default");
  }

  private static String call(Executable executable) {
    List<String> types = new ArrayList<>();
    for (AnnotatedType parameter : executable.getAnnotatedParameterTypes()) {
      types.add(name(parameter));
    }
    if (executable.isVarArgs()) {
      String last = types.remove(types.size() - 1);
      types.add(last.substring(0, last.length() - "[]".length()) + "...");
    }
    String thrown =
        sorted(Arrays.stream(executable.getAnnotatedExceptionTypes()).map(ApiSignatures::name));
    return "(" + String.join(", ", types) + ")" + (thrown.isEmpty() ? "" : " throws " + thrown);
  }

  private static String access(Member member) {
    int modifiers = member.getModifiers();
    return (Modifier.isPublic(modifiers) ? "public " : "protected ")
        + (Modifier.isStatic(modifiers) ? "static " : "");
  }

  private static String deprecated(AnnotatedElement element) {
    return element.isAnnotationPresent(Deprecated.class) ? "@Deprecated " : "";
  }

  private static String typeParametersBefore(TypeVariable<?>[] parameters) {
    return parameters.length == 0 ? "" : typeParameters(parameters) + " ";
  }

  private static String typeParameters(TypeVariable<?>[] parameters) {
    if (parameters.length == 0) {
      return "";
    }
    return Arrays.stream(parameters)
        .map(p -> p.getName() + bounds(" extends ", p.getAnnotatedBounds()))
        .collect(joining(", ", "<", ">"));
  }

  private static String bounds(String keyword, AnnotatedType[] bounds) {
    String names = Arrays.stream(bounds).map(ApiSignatures::name).collect(joining(" & "));
    return names.isEmpty() || names.equals("java.lang.Object") ? "" : keyword + names;
  }

  private static String name(AnnotatedType type) {
    String nullness = type.isAnnotationPresent(Nullable.class) ? "@Nullable " : "";
    if (type instanceof AnnotatedArrayType array) {
      return name(array.getAnnotatedGenericComponentType())
          + (nullness.isEmpty() ? "" : " " + nullness)
          + "[]";
    }
    if (type instanceof AnnotatedParameterizedType parameterized) {
      String raw = rawName(((ParameterizedType) parameterized.getType()).getRawType());
      return nullness
          + raw
          + Arrays.stream(parameterized.getAnnotatedActualTypeArguments())
              .map(ApiSignatures::name)
              .collect(joining(", ", "<", ">"));
    }
    if (type instanceof AnnotatedWildcardType wildcard) {
      String lower = bounds(" super ", wildcard.getAnnotatedLowerBounds());
      return "?"
          + (lower.isEmpty() ? bounds(" extends ", wildcard.getAnnotatedUpperBounds()) : lower);
    }
    if (type instanceof AnnotatedTypeVariable variable) {
      return nullness + ((TypeVariable<?>) variable.getType()).getName();
    }
    return nullness + rawName(type.getType());
  }

  private static String rawName(Type type) {
    return type instanceof Class<?> c ? c.getName() : type.getTypeName();
  }

  private static String sorted(Stream<String> names) {
    return names.sorted().collect(joining(", "));
  }
}
