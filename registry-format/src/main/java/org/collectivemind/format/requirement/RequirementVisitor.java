package org.collectivemind.format.requirement;

/** One method per kind of {@link Requirement}, so that a new kind fails to compile wherever it is not handled. */
public interface RequirementVisitor<T> {
    T and(Requirement.And and);

    T or(Requirement.Or or);

    T not(Requirement.Not not);

    T compare(Requirement.Compare compare);

    T in(Requirement.In in);

    T has(Requirement.Has has);

    T present(Requirement.Present present);

    T devices(Requirement.Devices devices);

    T cudaBuild(Requirement.CudaBuild build);

    T rocmBuild(Requirement.RocmBuild build);

    T memory(Requirement.Memory memory);
}
